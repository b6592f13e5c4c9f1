package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The call page without speech: typing, the keyboard, what it loads, and how it fares when something is missing. */
@ExtendWith(KanakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CallPageIT {

    private final KanakProcess kanak;
    private final Chromium chromium = new Chromium();

    CallPageIT(KanakProcess kanak) {
        this.kanak = kanak;
    }

    @AfterAll
    void closeBrowser() {
        chromium.close();
    }

    private BrowserCaller open() {
        return new BrowserCaller(chromium.browser(), kanak.base(), "en-IN");
    }

    @Test
    void aVisitorMayTypeInsteadOfSpeaking() {
        try (BrowserCaller visitor = open()) {
            Page page = visitor.page();
            page.selectOption("#language", "en-IN");
            type(page, "yes");
            type(page, "I have fifty four grams of gold, twenty two karat");
            page.waitForSelector("#tools [data-tool=check_eligibility]");
            PageJudge judge = new PageJudge(visitor);
            judge.slotIsShown("gold_weight_g", "54");
            judge.quoteIsShown("5,00,000");
            assertThat(visitor.problems()).isEmpty();
        }
    }

    /** Types a line and waits for the agent's answer to it. */
    private static void type(Page page, String line) {
        page.fill("#say-text", line);
        page.press("#say-text", "Enter");
        page.waitForSelector("#transcript .turn.caller:has-text('" + line + "') + .turn.agent");
    }

    @Test
    void aCallCanBePlacedTypedIntoAndEndedFromTheKeyboard() {
        try (BrowserCaller visitor = open()) {
            Page page = visitor.page();
            tabTo(page, "talk");
            page.keyboard().press("Enter");
            Conversation conversation =
                    new Conversation(visitor, Script.of("en").caller());
            conversation.awaitGreeting();
            page.fill("#say-text", "yes");
            page.press("#say-text", "Enter");
            visitor.events().await(0, "the typed words", Duration.ofSeconds(10), event -> event.is("transcript.final"));
            tabTo(page, "hangup");
            page.keyboard().press("Enter");
            page.waitForSelector("#talk:visible");
            assertThat(visitor.problems()).isEmpty();
        }
    }

    private static void tabTo(Page page, String id) {
        page.evaluate("document.activeElement.blur()");
        for (int i = 0; i < 12; i++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("#" + id + " cannot be reached with Tab");
    }

    @Test
    void aChatThatCouldNotBeOpenedIsOpenedByTheNextLine() {
        try (BrowserCaller visitor = open()) {
            Page page = visitor.page();
            page.route("**/v1/chats", Route::abort);
            page.fill("#say-text", "yes");
            page.press("#say-text", "Enter");
            page.waitForSelector("#alert:visible");
            page.unroute("**/v1/chats");
            type(page, "yes");
            assertThat(page.isHidden("#alert")).isTrue();
        }
    }

    @Test
    void linesTypedFasterThanTheyAreAnsweredAreAllAnswered() {
        try (BrowserCaller visitor = open()) {
            Page page = visitor.page();
            for (String line : List.of("yes", "fifty grams", "twenty two karat")) {
                page.fill("#say-text", line);
                page.press("#say-text", "Enter");
            }
            page.waitForSelector("#transcript .turn.caller:has-text('twenty two karat') + .turn.agent");
            assertThat(page.locator("#transcript .turn.agent").count()).isEqualTo(4);
            assertThat(page.isHidden("#alert")).isTrue();
        }
    }

    @Test
    void aCallWhosePageIsLoadedAgainEndsAtOnceAndItsConversationGoesOn() {
        try (BrowserCaller visitor = open()) {
            Page page = visitor.page();
            page.click("#talk");
            Conversation conversation =
                    new Conversation(visitor, Script.of("en").caller());
            conversation.awaitGreeting();
            page.fill("#say-text", "fifty grams of gold");
            page.press("#say-text", "Enter");
            page.waitForSelector("#slots [data-slot=gold_weight_g]");
            page.reload();
            Signalling signalling = new Signalling(kanak.base());
            page.waitForCondition(
                    () -> signalling.openCalls() == 0, new Page.WaitForConditionOptions().setTimeout(5_000));
            assertThat(page.textContent("#status")).contains("go on where you were");
            page.click("#talk");
            page.waitForSelector("#slots [data-slot=gold_weight_g]");
            page.click("#hangup");
        }
    }

    @Test
    void thePageLoadsNothingFromElsewhere() {
        try (BrowserCaller visitor = open()) {
            List<String> asked = new CopyOnWriteArrayList<>();
            visitor.page().onRequest(request -> asked.add(request.url()));
            visitor.page().reload();
            assertThat(asked)
                    .isNotEmpty()
                    .allSatisfy(url -> assertThat(url).startsWith(kanak.base().toString()));
        }
    }
}
