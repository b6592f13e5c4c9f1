package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** Judges what the call page shows by the events that it was sent. */
final class PageJudge {

    private final Page page;
    private final EventLog events;

    PageJudge(BrowserCaller caller) {
        this.page = caller.page();
        this.events = caller.events();
    }

    /** Both sides' words stand in the transcript, the caller's as they were finally understood. */
    void transcriptIsShown() {
        String shown = page.textContent("#transcript");
        assertThat(spoken("transcript.final"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(shown).contains(text));
        assertThat(spoken("agent.text"))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(shown).contains(text));
        page.waitForCondition(
                () -> page.locator("#transcript .partial").count() == 0,
                new Page.WaitForConditionOptions().setTimeout(2000));
    }

    private List<String> spoken(String type) {
        return events.all(type).stream()
                .map(event -> event.text("text"))
                .filter(text -> !text.isBlank())
                .toList();
    }

    void stateIsShown() {
        String state = events.last("state.changed").orElseThrow().text("to");
        assertThat(page.getAttribute("#state", "data-state")).isEqualTo(state);
    }

    void slotIsShown(String name, String value) {
        assertThat(page.textContent("#slots [data-slot=" + name + "] dd")).contains(value);
    }

    void quoteIsShown(String amount) {
        assertThat(page.textContent("#tools [data-tool=check_eligibility] summary"))
                .contains(amount);
    }

    /** One latency for each turn of the agent that answered spoken words; the page shows it as soon as it comes. */
    void latencyOfEveryTurnIsShown() {
        List<String> measured = measured();
        assertThat(measured).isNotEmpty();
        page.waitForCondition(() -> shown().equals(measured()), new Page.WaitForConditionOptions().setTimeout(2000));
    }

    private List<String> measured() {
        return events.all("turn.metrics").stream()
                .map(event -> event.body().path("voice_to_voice"))
                .filter(ms -> ms.isNumber())
                .map(ms -> ms.asText())
                .toList();
    }

    private Object shown() {
        return page.evalOnSelectorAll("#latency li", "items => items.map(item => item.dataset.voiceToVoiceMs)");
    }

    /** The agent's audio plays aloud: attached, running and not muted. */
    void agentPlaysAloud() {
        assertThat(page.evalOnSelector(
                        "#agent-audio",
                        "audio => !!audio.srcObject && !audio.paused && !audio.muted && audio.volume > 0"))
                .isEqualTo(true);
    }

    void nothingOverflowsSideways() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }
}
