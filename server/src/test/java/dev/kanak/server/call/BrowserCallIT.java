package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole calls from Kanak's own page in Chromium, spoken in each language. */
@ExtendWith(KanakExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BrowserCallIT {

    private final KanakProcess kanak;
    private final Chromium chromium = new Chromium();

    BrowserCallIT(KanakProcess kanak) {
        this.kanak = kanak;
    }

    @AfterAll
    void closeBrowser() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hinglish", "en"})
    void aCallerWhoPressesTalkHearsTheLoanThatWasComputedForThem(String name, TestReporter reporter) {
        Script script = Script.of(name);
        try (BrowserCaller caller = new BrowserCaller(chromium.browser(), kanak.base(), script.acceptLanguage())) {
            caller.page().selectOption("#language", script.acceptLanguage());
            caller.page().click("#talk");
            Conversation conversation = new Conversation(caller, script.caller());
            PageJudge page = new PageJudge(caller);
            conversation.awaitGreeting();
            page.agentPlaysAloud();
            for (Script.Turn turn : script.turns()) {
                conversation.say(turn.say());
                if (turn.purpose().equals("purity")) {
                    checkPageInTheMiddle(caller, page, name);
                }
            }
            Pcm recording = caller.recording();
            recording.writeWav(Checkout.output("recordings").resolve("browser-" + name + ".wav"));
            page.transcriptIsShown();
            ScriptedCall.check(script, conversation, new CallJudge(caller.events(), recording), reporter);
            assertThat(caller.problems()).isEmpty();
        }
    }

    private static void checkPageInTheMiddle(BrowserCaller caller, PageJudge page, String name) {
        page.transcriptIsShown();
        page.stateIsShown();
        page.slotIsShown("gold_weight_g", "50");
        page.slotIsShown("purity_karat", "22");
        page.quoteIsShown("4,80,000");
        page.latencyOfEveryTurnIsShown();
        Path folder = Checkout.output("screenshots");
        caller.picture(folder.resolve("call-" + name + "-desktop.png"), 1280, 800, () -> {});
        caller.picture(folder.resolve("call-" + name + "-phone.png"), 390, 844, page::nothingOverflowsSideways);
    }
}
