package dev.kanak.pipeline.vad;

import static dev.kanak.core.time.MonotonicTime.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.time.MonotonicTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows of two pieces of 16 ms; each tells of its own and of the two before. */
class HindsightTest {

    private static final int TOLD = 4;

    private final Hindsight hindsight = new Hindsight();
    private final List<Float> heard = new ArrayList<>(List.of(0f, 0f));
    private long nowMs;

    @Test
    void whatAWindowTellsOfThoseBeforeItReplacesWhatTheyTold() {
        silence(20);
        hindsight.on(new float[] {0, 0, 0, 0.2f}, ofMillis(nowMs + 32));
        hindsight.on(new float[] {0, 0.9f, 0.9f, 0.9f}, ofMillis(nowMs + 64));
        assertThat(hindsight.start(ofMillis(nowMs + 32), MonotonicTime.ZERO)).contains(ofMillis(nowMs + 16));
    }

    @Test
    void ofAModelThatTellsOfMoreThanIsKeptTheNewestCounts() {
        var past = new float[200];
        past[199] = 0.9f;
        hindsight.on(past, ofMillis(4_000));
        assertThat(hindsight.end(ofMillis(3_000), ofMillis(4_000))).contains(ofMillis(4_000));
        assertThat(hindsight.start(ofMillis(3_990), MonotonicTime.ZERO)).contains(ofMillis(3_984));
    }

    @Test
    void aStartReachesBackOverTheClosureOfAPlosiveButNotOverALongerSilence() {
        silence(20);
        speech(4);
        silence(10);
        speech(2);
        long plosiveMs = nowMs - 32;
        silence(6);
        speech(6);
        assertThat(hindsight.start(ofMillis(nowMs - 96), MonotonicTime.ZERO)).contains(ofMillis(plosiveMs));
    }

    @Test
    void aStartIsNeverBeforeTheEndOfTheSpeechBeforeNorFarBeforeTheVoice() {
        speech(60);
        MonotonicTime voiced = ofMillis(nowMs - 96);
        assertThat(hindsight.start(voiced, ofMillis(nowMs - 160))).contains(ofMillis(nowMs - 160));
        assertThat(hindsight.start(voiced, MonotonicTime.ZERO)).contains(voiced.plus(Hindsight.REACH.negated()));
    }

    @Test
    void aStartMayLieInsideTheFirstVoicedWindow() {
        silence(21);
        speech(5);
        assertThat(hindsight.start(ofMillis(nowMs - 96), MonotonicTime.ZERO)).contains(ofMillis(nowMs - 80));
    }

    @Test
    void speechEndedWithItsLastPiece() {
        speech(21);
        long endMs = nowMs;
        silence(11);
        assertThat(hindsight.end(MonotonicTime.ZERO, ofMillis(nowMs))).contains(ofMillis(endMs));
    }

    @Test
    void whatIsNoSpeechAfterItIsNotItsEndThoughItSoundedSo() {
        speech(20);
        long endMs = nowMs;
        speech(10);
        assertThat(hindsight.end(MonotonicTime.ZERO, ofMillis(endMs))).contains(ofMillis(endMs));
    }

    @Test
    void nothingIsKnownWithoutSpeechOrBeforeItsStart() {
        assertThat(hindsight.end(MonotonicTime.ZERO, ofMillis(nowMs))).isEmpty();
        speech(20);
        silence(20);
        assertThat(hindsight.end(ofMillis(nowMs - 160), ofMillis(nowMs))).isEmpty();
        assertThat(hindsight.start(ofMillis(nowMs - 64), ofMillis(nowMs - 128))).isEmpty();
    }

    @Test
    void whatWasHeardBeforeAHoleIsForgotten() {
        speech(20);
        hindsight.reset();
        assertThat(hindsight.end(MonotonicTime.ZERO, ofMillis(nowMs))).isEmpty();
    }

    @Test
    void aModelThatTellsNothingLeavesItUnknown() {
        for (int i = 0; i < 10; i++) {
            hindsight.on(new float[0], ofMillis(32L * (i + 1)));
        }
        assertThat(hindsight.start(ofMillis(224), MonotonicTime.ZERO)).isEmpty();
        assertThat(hindsight.end(MonotonicTime.ZERO, ofMillis(nowMs))).isEmpty();
    }

    private void speech(int pieces) {
        hear(pieces, 0.6f);
    }

    private void silence(int pieces) {
        hear(pieces, 0.4f);
    }

    private void hear(int pieces, float probability) {
        for (int i = 0; i < pieces; i++) {
            heard.add(probability);
            nowMs += Hindsight.PIECE.toMillis();
            if (heard.size() % 2 == 0) {
                var told = new float[TOLD];
                for (int k = 0; k < TOLD; k++) {
                    told[k] = heard.get(heard.size() - TOLD + k);
                }
                hindsight.on(told, ofMillis(nowMs));
            }
        }
    }
}
