package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The call page in Hindi and in English. */
@ExtendWith(KanakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageLanguageIT {

    /** Every text of the page that a reader sees or hears and that is not one in its own language, e.g. a language's name. */
    private static final String OWN_TEXTS = """
            () => [...document.querySelectorAll('[data-word], [data-told], [data-word-label], [data-word-hint]')]
                .filter(e => e.closest('[lang]') === document.documentElement)
                .flatMap(e => [e.dataset.word || 'told' in e.dataset ? e.textContent : '', e.getAttribute('aria-label') ?? '', e.placeholder ?? ''])
                .filter(text => text !== '')
            """;

    private final KanakProcess kanak;
    private final Chromium chromium = new Chromium();

    PageLanguageIT(KanakProcess kanak) {
        this.kanak = kanak;
    }

    @AfterAll
    void closeBrowser() {
        chromium.close();
    }

    private BrowserCaller open(String locale) {
        return new BrowserCaller(chromium.browser(), kanak.base(), locale);
    }

    @Test
    void aHindiBrowserIsShownHindiAndAnyOtherEnglish() {
        try (BrowserCaller hindi = open("hi-IN");
                BrowserCaller german = open("de-DE")) {
            assertThat(hindi.page().getAttribute("html", "lang")).isEqualTo("hi");
            assertThat(ownTexts(hindi.page())).hasSizeGreaterThan(20).allSatisfy(PageLanguageIT::isHindi);
            assertThat(german.page().getAttribute("html", "lang")).isEqualTo("en");
            assertThat(ownTexts(german.page())).hasSizeGreaterThan(20).noneMatch(PageLanguageIT::hasDevanagari);
        }
    }

    @Test
    void theSwitchIsRememberedAndChangesWhatIsAlreadyShown() {
        try (BrowserCaller visitor = open("hi-IN")) {
            Page page = visitor.page();
            type(page, "हाँ");
            type(page, "पचास ग्राम की चेन है, बाईस कैरेट");
            page.waitForSelector("#tools [data-tool=check_eligibility]");
            assertThat(page.textContent("#slots [data-slot=item_type]")).isEqualTo("गहनाचेन");
            assertThat(ownTexts(page)).allSatisfy(PageLanguageIT::isHindi);
            assertThat(page.textContent("#slots [data-slot=gold_weight_g]")).isEqualTo("सोना50 ग्राम");
            page.click("#page-language");
            assertThat(ownTexts(page)).noneMatch(PageLanguageIT::hasDevanagari);
            assertThat(page.textContent("#slots [data-slot=gold_weight_g]")).isEqualTo("Gold50 g");
            assertThat(page.textContent("#slots [data-slot=item_type]")).isEqualTo("ItemChain");
            page.reload();
            assertThat(page.textContent("#talk")).isEqualTo("Talk");
            assertThat(visitor.problems()).isEmpty();
        }
    }

    private static void type(Page page, String line) {
        page.fill("#say-text", line);
        page.press("#say-text", "Enter");
        page.waitForSelector("#transcript .turn.caller:has-text('" + line + "') + .turn.agent");
    }

    @Test
    void aCallerWithoutAMicrophoneIsToldInHindiAndMayWrite() {
        try (BrowserCaller visitor = open("hi-IN")) {
            Page page = visitor.page();
            page.evaluate("() => { navigator.mediaDevices.getUserMedia ="
                    + " () => Promise.reject(new DOMException('refused', 'NotAllowedError')); }");
            page.click("#talk");
            page.waitForSelector("#write:visible");
            assertThat(page.textContent("#alert-text")).startsWith("माइक्रोफ़ोन की अनुमति नहीं मिली।");
            page.click("#write");
            page.waitForSelector("#transcript .turn.agent");
            assertThat(page.isHidden("#alert")).isTrue();
        }
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        try (BrowserCaller visitor = open("hi-IN")) {
            List<?> poor = (List<?>) visitor.page().evaluate("""
                            async () => {
                              const { WORDS } = await import('/page/words.js');
                              const text = (entry) => (typeof entry === 'function' ? entry(5) : entry);
                              const wrong = ([hindi, english]) =>
                                !/\\p{Script=Devanagari}/u.test(text(hindi)) || /\\p{Script=Devanagari}/u.test(text(english))
                                || !text(english).trim();
                              const swapped = ['other_language', 'to_other_language'];
                              return Object.entries(WORDS)
                                .filter(([key, pair]) => pair.length !== 2 || (wrong(pair) && !swapped.includes(key)))
                                .map(([key]) => key);
                            }
                            """);
            assertThat(poor).isEmpty();
        }
    }

    private static List<String> ownTexts(Page page) {
        return ((List<?>) page.evaluate(OWN_TEXTS))
                .stream().map(Object::toString).toList();
    }

    private static boolean hasDevanagari(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.DEVANAGARI);
    }

    private static void isHindi(String text) {
        assertThat(hasDevanagari(text) || text.startsWith("₹")).as(text).isTrue();
    }
}
