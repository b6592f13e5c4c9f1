package dev.kanak.pipeline.graph;

import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.speech.Language;
import java.util.Optional;
import java.util.stream.Stream;

/** What the agent says when it is not the conversation but the hearing or the pace that is in trouble. */
enum Trouble {
    ONE_MOMENT("माफ़ कीजिए, एक पल लग रहा है।", "Sorry, एक पल लग रहा है।", "Sorry, this is taking a moment."),
    NO_VOICE(
            "माफ़ कीजिए, अभी मेरी आवाज़ में दिक़्क़त आ रही है।",
            "Sorry, अभी मेरी आवाज़ में problem आ रही है।",
            "Sorry, there is a problem with my voice right now."),
    OVERLOADED(
            "माफ़ कीजिए, अभी लाइन पर बहुत भार है और आपकी आवाज़ ठीक से नहीं पहुँच रही। कृपया थोड़ी देर बाद फिर कॉल"
                    + " कीजिए।",
            "Sorry, अभी line पर बहुत load है और आपकी आवाज़ ठीक से नहीं पहुँच रही। Please थोड़ी देर बाद फिर call कीजिए।",
            "Sorry, the line is overloaded and your voice is not coming through. Please call again in a little while."),
    PLEASE_TYPE(
            "आवाज़ साफ़ नहीं आ रही। आप चाहें तो अपनी बात लिखकर भी भेज सकते हैं।",
            "आवाज़ clear नहीं आ रही। आप चाहें तो अपनी बात type करके भी भेज सकते हैं।",
            "Your voice is not clear. You can also type your message.");

    private final String hindi;
    private final String hinglish;
    private final String english;

    Trouble(String hindi, String hinglish, String english) {
        this.hindi = hindi;
        this.hinglish = hinglish;
        this.english = english;
    }

    Say in(Language language) {
        return new Say(text(language), language, Optional.empty(), 1);
    }

    /** True if a sentence is one of them. */
    static boolean is(Say say) {
        return Stream.of(values())
                .anyMatch(trouble -> trouble.text(say.language()).equals(say.text()));
    }

    private String text(Language language) {
        return switch (language) {
            case HINDI -> hindi;
            case HINGLISH -> hinglish;
            case ENGLISH -> english;
        };
    }
}
