package dev.kanak.server.eval;

import dev.kanak.agent.GoldLoanAgent;
import dev.kanak.core.event.CallEvents;
import dev.kanak.server.Conversations;
import dev.kanak.server.LoadedEngines;
import dev.kanak.server.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds scripted dialogues as calls, one after another, with a few voices in turn. */
final class SpokenDialogues implements AutoCloseable {

    /** Hindi sentences whose words help to read romanised Hindi aloud. */
    private static final String HINDI_TEXT = "data/models/training/text/grammar_hi.txt";

    /** Hindi words that the agent knows. */
    private static final List<String> AGENT_WORDS = List.of("lexicon.yaml", "topics.yaml", "wording/hi.yaml");

    private final LoadedEngines engines;
    private final SpokenDialogue.Line line;
    private final List<CallerVoice> voices;
    private int held;

    private SpokenDialogues(LoadedEngines engines, SpokenDialogue.Line line, List<CallerVoice> voices) {
        this.engines = engines;
        this.line = line;
        this.voices = voices;
    }

    /**
     * Loads the engines and the callers' voices.
     *
     * @param variants of espeak-ng's voices; not empty
     * @param noiseDbfs level of the noise on the line; negative infinity for none
     * @throws IOException if the word lists cannot be read
     */
    static SpokenDialogues open(
            Configuration configuration, Conversations conversations, List<String> variants, double noiseDbfs)
            throws IOException {
        var config = configuration.engines();
        Path words = config.stt().directory();
        var texts = new ArrayList<String>();
        for (Path file :
                List.of(words.resolve("words_hi.txt"), configuration.home().resolve(HINDI_TEXT))) {
            if (Files.isReadable(file)) {
                texts.add(Files.readString(file));
            }
        }
        for (String resource : AGENT_WORDS) {
            try (InputStream in = GoldLoanAgent.class.getResourceAsStream(resource)) {
                texts.add(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        var spelling = HinglishSpelling.read(words.resolve("lexicon_en.tsv"), texts);
        var engines = LoadedEngines.load(configuration);
        var voices = new ArrayList<CallerVoice>();
        variants.forEach(variant -> voices.add(new CallerVoice(config.voice().command(), variant, spelling)));
        var line = new SpokenDialogue.Line(conversations, engines.engines(), config.call(), noiseDbfs);
        return new SpokenDialogues(engines, line, List.copyOf(voices));
    }

    SpokenDialogue hold(DialogueScript script) throws InterruptedException {
        return hold(script, _ -> {});
    }

    /** @param listener told of everything that happens in the call */
    SpokenDialogue hold(DialogueScript script, CallEvents listener) throws InterruptedException {
        CallerVoice voice = voices.get(held % voices.size());
        held++;
        return SpokenDialogue.hold(script, line, voice, listener);
    }

    @Override
    public void close() {
        voices.forEach(CallerVoice::close);
        engines.close();
    }
}
