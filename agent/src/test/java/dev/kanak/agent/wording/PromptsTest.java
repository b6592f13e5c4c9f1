package dev.kanak.agent.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanak.agent.wording.Prompts.Gender;
import dev.kanak.core.speech.Language;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PromptsTest {

    private static Prompts prompts(Map<String, String> sentences, Gender gender) {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, sentences);
        }
        return new Prompts(all, gender);
    }

    @Test
    void rupeesAreGroupedTheIndianWay() {
        Prompts prompts = prompts(Map.of("quote", "up to {max}"), Gender.FEMININE);
        assertThat(prompts.say(
                        "quote", Language.ENGLISH, Map.of("max", new Spoken.Rupees(new BigDecimal("12345678.50")))))
                .isEqualTo("up to ₹1,23,45,679");
    }

    @Test
    void aPromptWithADigitOfAnyScriptIsRefused() {
        assertThatThrownBy(() -> prompts(Map.of("quote", "८५ प्रतिशत"), Gender.FEMININE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quote");
    }

    @Test
    void formsFollowTheVoice() {
        Map<String, String> sentences = Map.of("speak", "बोल [रही|रहा] हूँ");
        assertThat(prompts(sentences, Gender.FEMININE).say("speak", Language.HINDI, Map.of()))
                .isEqualTo("बोल रही हूँ");
        assertThat(prompts(sentences, Gender.MASCULINE).say("speak", Language.HINDI, Map.of()))
                .isEqualTo("बोल रहा हूँ");
    }

    @Test
    void aPlaceThatIsNotFilledIsAMistakeOfOurs() {
        Prompts prompts = prompts(Map.of("quote", "up to {max}"), Gender.FEMININE);
        assertThatThrownBy(() -> prompts.say("quote", Language.HINDI, Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSentenceIsFixedIfNothingButTheLendersOwnIsFilledIn() {
        Prompts prompts = prompts(
                Map.of("greeting", "{bank} से बोल [रही|रहा] हूँ", "quote", "{bank} से {max} तक", "hold", "*आराम* से"),
                Gender.FEMININE);
        assertThat(prompts.fixed(Language.HINDI, Map.of("bank", new Spoken.LenderText("हेमाद्रि बैंक"))))
                .isEqualTo(Map.of("greeting", "हेमाद्रि बैंक से बोल रही हूँ", "hold", "आराम से"));
    }

    @Test
    void aSentenceMissingInOneLanguageIsRefused() {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        all.put(Language.HINDI, Map.of("hello", "नमस्ते"));
        all.put(Language.HINGLISH, Map.of("hello", "नमस्ते"));
        all.put(Language.ENGLISH, Map.of());
        assertThatThrownBy(() -> new Prompts(all, Gender.FEMININE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("en");
    }
}
