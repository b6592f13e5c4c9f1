package dev.kanak.server.eval;

import dev.kanak.core.port.TextToSpeech;
import dev.kanak.core.speech.Language;
import dev.kanak.core.text.LanguageRule;
import dev.kanak.core.text.PhoneticKey;
import dev.kanak.core.text.Verbaliser;
import dev.kanak.pipeline.tts.EspeakConfig;
import dev.kanak.pipeline.tts.EspeakTextToSpeech;
import dev.kanak.server.speech.SpeechFile;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A caller who reads out lines of text: espeak-ng in one of its variants, 16 kHz. One thread. */
final class CallerVoice implements AutoCloseable {

    /** Samples per second of what it says. */
    static final int RATE_HZ = SpeechFile.RATE_HZ;

    private static final int WORDS_PER_MINUTE = 160;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){7,}");
    private static final Pattern DEVANAGARI = Pattern.compile("[\\u0900-\\u0963]");

    private final EspeakTextToSpeech voice;
    private final HinglishSpelling spelling;

    /**
     * @param command the espeak-ng program
     * @param variant of its voices, e.g. {@code f4}
     */
    CallerVoice(String command, String variant, HinglishSpelling spelling) {
        this.voice = new EspeakTextToSpeech(new EspeakConfig(
                command, "hi+" + variant, "en+" + variant, WORDS_PER_MINUTE, 50, 0, Duration.ofMillis(100)));
        this.spelling = spelling;
    }

    /**
     * What is said for a line.
     *
     * @param words as the voice reads them
     * @param audio mono 16-bit PCM
     */
    @SuppressWarnings("ArrayRecordComponent") // audio; nobody writes into it
    record Spoken(String words, short[] audio) {}

    /** Whether a text has the sounds of what was said, whatever its spelling, script and punctuation. */
    boolean saidSo(Spoken spoken, String text) {
        return sounds(spoken.words()).equals(sounds(text))
                || sounds(spelling.devanagari(spoken.words())).equals(sounds(spelling.devanagari(text)));
    }

    private static String sounds(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[\\s,.?!।-]+"))
                .map(PhoneticKey::coarse)
                .collect(Collectors.joining());
    }

    /**
     * Says a line.
     *
     * @param language of the whole dialogue, {@code hi}, {@code hinglish} or {@code en}
     */
    Spoken say(String line, String language) throws InterruptedException {
        TextToSpeech.Clause clause = clause(line, language);
        return new Spoken(clause.text(), SpeechFile.spoken(voice, clause));
    }

    private TextToSpeech.Clause clause(String line, String language) {
        boolean english = language.equals(Language.ENGLISH.code())
                && !DEVANAGARI.matcher(line).find()
                && !LanguageRule.of(line).equals(Optional.of(Language.HINGLISH));
        String digits = LONG_NUMBER.matcher(line).replaceAll(number -> digits(number.group()));
        return english
                ? new TextToSpeech.Clause(Verbaliser.verbalise(digits, Language.ENGLISH), Language.ENGLISH, 1)
                : new TextToSpeech.Clause(
                        spelling.devanagari(Verbaliser.verbalise(digits, Language.HINDI)), Language.HINDI, 1);
    }

    /** A number of many digits is said digit by digit. */
    private static String digits(String number) {
        return number.chars()
                .filter(Character::isDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        voice.close();
    }
}
