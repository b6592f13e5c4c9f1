package dev.kanak.pipeline.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.core.time.MonotonicTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentVoiceTest {

    private final FakeMedia media = new FakeMedia();
    private final List<AgentTurn> opened = new ArrayList<>();
    private final List<AgentTurn> dropped = new ArrayList<>();
    private final AgentVoice voice = new AgentVoice(this::open, () -> true, _ -> {}, dropped::add);

    private AgentTurn open(Say say) {
        opened.add(new AgentTurn(
                "a" + opened.size(),
                say,
                Optional.empty(),
                new NoVoice(),
                media.openPlayout(),
                new CallTimeline(),
                new Unfinished(),
                _ -> {}));
        return opened.getLast();
    }

    private AgentTurn say(String text) {
        voice.say(new Say(text, Language.HINDI, Optional.empty(), 1));
        return opened.getLast();
    }

    @Test
    void aSentenceSounds() {
        assertThat(voice.sounds(say("नमस्ते"))).isTrue();
        assertThat(voice.replaceMute()).isEmpty();
    }

    @Test
    void theLateSoundOfOneThatWasGivenUpCountsForNothing() {
        AgentTurn late = say("नमस्ते");
        voice.giveUp(MonotonicTime.ofMillis(100));
        voice.ended();
        AgentTurn next = say("बोलिए");
        assertThat(voice.sounds(late)).isFalse();
        assertThat(voice.sounds(next)).isTrue();
    }

    @Test
    void whatWasToFollowAMuteSentenceFollowsWhatReplacesIt() {
        AgentTurn mute = say("नमस्ते");
        AgentTurn next = say("बोलिए");
        assertThat(voice.replaceMute()).contains(new AgentVoice.Replaced(Optional.empty()));
        assertThat(dropped).containsExactly(next);
        assertThat(voice.sounds(mute)).isFalse();
        assertThat(opened)
                .extracting(turn -> turn.say().text())
                .containsExactly("नमस्ते", "बोलिए", "माफ़ कीजिए, एक पल लग रहा है।", "नमस्ते", "बोलिए");
    }

    private static final class NoVoice implements TextToSpeech {

        @Override
        public int sampleRateHz() {
            return 24_000;
        }

        @Override
        public void speak(Clause clause, PcmSink sink) {}
    }
}
