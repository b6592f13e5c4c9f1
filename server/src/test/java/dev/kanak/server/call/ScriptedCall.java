package dev.kanak.server.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.TestReporter;

/** What must hold after a caller has gone through one of the scripts, whoever carried the audio. */
final class ScriptedCall {

    private ScriptedCall() {}

    static void check(Script script, Conversation conversation, CallJudge judge, TestReporter reporter) {
        reporter.publishEntry(
                "voice to voice",
                "at the ear %s ms, measured %s ms"
                        .formatted(judge.latenciesAtTheEar(conversation.exchanges()), judge.latenciesMeasured()));
        judge.eachUtteranceHasOneFinal(conversation.exchanges());
        assertThat(judge.slot("consent_recording").asBoolean()).as("consent").isTrue();
        judge.slotIs("gold_weight_g", 50);
        judge.slotIs("purity_karat", 22);
        BigDecimal largest = CallJudge.number(judge.eligibilityOf(50, 22).path("max_loan_quoted_inr"));
        assertThat(largest).isEqualByComparingTo("480000");
        Pcm quote = judge.audioOf(judge.turnThatSays(script.quoted()));
        try (Ear ear = new Ear()) {
            assertThat(ear.transcribe(quote)).as("the quote by ear").contains(script.heard());
        }
        assertThat(judge.knowledge()).isPresent();
        assertThat(judge.knowledge().orElseThrow().body().path("articles")).isNotEmpty();
        judge.turnRecordsAreHonest(conversation.exchanges());
        judge.everyTurnOfTheAgentIsHeard();
        judge.nothingIsHeardBetweenTheTurns();
    }
}
