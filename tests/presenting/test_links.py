from bot.presenting.links import deep_link, is_web_address

PAGE = "https://example.org/page"


def test_a_link_opens_at_the_quoted_words() -> None:
    assert deep_link(PAGE, "nothing can be ruled out") == f"{PAGE}#:~:text=nothing%20can%20be%20ruled%20out"


def test_without_a_quote_the_link_is_the_page() -> None:
    assert deep_link(PAGE, None) == PAGE


def test_signs_that_mean_something_in_a_fragment_are_encoded() -> None:
    assert deep_link(PAGE, "never-ending, red & blue") == f"{PAGE}#:~:text=never%2Dending%2C%20red%20%26%20blue"


def test_a_quote_with_an_omission_is_given_by_its_ends() -> None:
    assert deep_link(PAGE, "we must do everything ... to win") == (
        f"{PAGE}#:~:text=we%20must%20do%20everything,to%20win"
    )


def test_a_page_with_its_own_fragment_keeps_it() -> None:
    assert deep_link(f"{PAGE}#part", "words") == f"{PAGE}#part:~:text=words"


def test_letters_of_other_scripts_and_brackets_cannot_break_the_link() -> None:
    assert deep_link("https://example.org/a_(b) c/ж", "«да»") == (
        "https://example.org/a_%28b%29%20c/%D0%B6#:~:text=%C2%AB%D0%B4%D0%B0%C2%BB"
    )


def test_only_web_addresses_are_linked() -> None:
    assert is_web_address(PAGE)
    assert not any(map(is_web_address, ("javascript:alert(1)", "ftp://example.org", "https://", "page", "http://[")))
