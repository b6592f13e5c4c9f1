package dev.kanak.agent.fsm;

import dev.kanak.agent.intent.Intent;
import dev.kanak.agent.topic.Topic;
import dev.kanak.core.dialogue.DialogueAction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Searches the lender's knowledge for what a caller asks. */
final class Search extends TurnPart {

    /** A number long enough to belong to a person; it is not searched for. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ -]?\\d){5,}");

    /** Questions whose answer is a figure that one article gives. */
    private static final Set<Intent> FIGURE = Set.of(Intent.ASK_INTEREST_RATE, Intent.ASK_FEES);

    Search(Conversation.Parts parts, Heard heard, Reply reply, List<DialogueAction> actions) {
        super(parts, heard, reply, actions);
    }

    /** Searches the lender's knowledge for the caller's words. */
    boolean lookUp() {
        Optional<String> subject = asked().map(intent -> "query." + intent.label())
                .filter(voice::has)
                .map(voice::say);
        asked().ifPresent(intent -> memory.journal.answered(intent.label()));
        String own = subject.isPresent() ? Clauses.withoutAnd(heard.text()) : heard.text();
        String words = LONG_NUMBER.matcher(own).replaceAll("");
        boolean amidFigures = !heard.slots().isEmpty() && subject.isPresent();
        boolean figure = reply.isBrief()
                && heard.concepts().hasAny("howmuch", "what")
                && asked().filter(FIGURE::contains).isPresent();
        if (figure) {
            subject.ifPresent(reply::wantsFigure);
        }
        if (amidFigures || (figure && subject.isPresent())) {
            reply.orSearch(subject.get(), words);
            return find(subject.get());
        }
        subject.ifPresent(query -> reply.orSearch(words, query));
        return find(words);
    }

    /** What is asked; of one who only wants to know something the likeliest question. */
    Optional<Intent> asked() {
        if (heard.topics().has(Topic.WANTS_TO_KNOW)) {
            return heard.question().or(heard::intent);
        }
        boolean tells = heard.concepts().hasAny("tell", "what", "howmuch", "info");
        return heard.intent().map(intent -> intent == Intent.GOLD_LOAN_ENQUIRY && tells ? named(intent) : intent);
    }

    /** "Tell me the interest on a gold loan" asks for the interest, however much it sounds like an enquiry. */
    private Intent named(Intent enquiry) {
        if (heard.concepts().has("interest")) {
            return Intent.ASK_INTEREST_RATE;
        }
        if (heard.concepts().has("fee")) {
            return Intent.ASK_FEES;
        }
        return heard.concepts().has("document") ? Intent.ASK_DOCUMENTS : enquiry;
    }

    boolean find(String query) {
        actions.add(new DialogueAction.FindKnowledge(query, voice.language()));
        reply.await(idOf(query));
        memory.helped = true;
        return true;
    }

    /** Name under which a reply awaits the answer to a search. */
    static String idOf(String query) {
        return "search:" + query;
    }
}
