package dev.kanak.agent.fsm;

import dev.kanak.agent.AgentConfig;
import dev.kanak.agent.guard.KnownNumbers;
import dev.kanak.agent.guard.Source;
import dev.kanak.agent.intent.Words;
import dev.kanak.agent.memory.TokenCount;
import dev.kanak.agent.memory.TokenEstimate;
import dev.kanak.agent.slot.SlotName;
import dev.kanak.agent.topic.Topic;
import dev.kanak.agent.topic.TopicRules;
import dev.kanak.agent.wording.Prompts;
import dev.kanak.agent.wording.Spoken;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import dev.kanak.core.text.OwnWords;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One gold-loan call as pure decisions.
 *
 * <p>A turn gathers sentences. If a tool or the lender's knowledge has to answer first, the reply waits for it; a new
 * utterance drops what the old reply still waits for, but a late tool result is remembered if nothing newer was asked.
 */
public final class Conversation implements Dialogue {

    private static final TokenCount TOKENS = new TokenEstimate();
    private static final int MOST_SILENCES = 3;
    private static final int MOST_MISSES = 4;
    private static final int MOST_CONSENT_ASKS = 3;
    private static final int CONTENT_WORDS = 2;
    private static final int BARE_WORDS = 5;
    private static final Set<String> WRITES = Set.of("book_appointment", "create_lead", "send_summary");

    /** What all conversations of a lender share; read once. */
    public record Mind(
            Prompts prompts, Understanding understanding, TopicRules topics, Flow flow, Loanwords loanwords) {}

    /** What the parts of a turn share. */
    record Parts(
            Memory memory,
            Steps steps,
            Errands errands,
            Voice voice,
            LanguageChoice language,
            Set<String> tools,
            boolean remembers,
            CallSummary summary) {}

    private final Memory memory = new Memory();
    private final KnownNumbers known = new KnownNumbers();
    private final Errands errands;
    private final Steps steps;
    private final Asking asking;
    private final Visits visits;
    private final Flow flow;
    private final Ear ear;
    private final Mouth mouth;
    private final List<Duration> silenceLimits;
    private final LanguageChoice language;
    private final Voice voice;
    private final ToolAnswers toolAnswers;
    private final Parts parts;
    private final Recognition recognition;
    private final KnowledgeAnswer knowledge;
    private final Loanwords loanwords;
    private final int summaryTokens;

    private Reply reply = new Reply();
    private boolean ended;
    private boolean holding;
    private State toldState = State.GREETING;
    private Map<String, Object> toldSlots = Map.of();

    /**
     * A conversation that has not begun.
     *
     * @param chosen language the caller chose; empty lets the caller's words decide
     * @param callerNumber ten digits that the line gives; empty if it gives none
     */
    public Conversation(AgentConfig config, Mind mind, Optional<Language> chosen, Optional<String> callerNumber) {
        memory.lineNumber = callerNumber;
        this.summaryTokens = config.memory().tokens();
        this.ear = new Ear(mind.understanding(), mind.topics(), memory, known);
        this.flow = mind.flow();
        this.loanwords = mind.loanwords();
        this.knowledge = new KnowledgeAnswer(mind.understanding()::concepts);
        this.silenceLimits = config.silenceLimits();
        this.language = new LanguageChoice(chosen.orElse(config.firstLanguage()), chosen.isPresent());
        this.voice = new Voice(mind.prompts(), config, known, memory.keyWords, language::current);
        this.errands = new Errands(memory, config.tools());
        this.steps = new Steps(memory, errands);
        this.visits = new Visits(memory, voice);
        this.mouth = new Mouth(memory, steps, voice, known);
        this.parts = new Parts(
                memory,
                steps,
                errands,
                voice,
                language,
                config.tools(),
                config.memory().offered(),
                new CallSummary(memory, steps));
        this.asking = new Asking(parts);
        this.recognition = new Recognition(parts);
        this.toolAnswers = new ToolAnswers(parts, recognition);
        if (chosen.isPresent()) {
            rememberLanguage();
        }
    }

    @Override
    public List<DialogueAction> on(DialogueInput input, ZonedDateTime wallTime) {
        List<DialogueAction> actions = new ArrayList<>();
        memory.now = wallTime.toLocalDateTime();
        if (!ended) {
            heardOut(input);
            switch (input) {
                case DialogueInput.Started() -> start(actions);
                case DialogueInput.Resumed() -> resumed(actions);
                case DialogueInput.CallerSaid(Transcript transcript) -> callerSaid(transcript, actions);
                case DialogueInput.WentOn(Transcript whole) -> callerSaid(whole, actions);
                case DialogueInput.HeardInPart(Transcript name, String _)
                when ear.mayBeName(name.text()) -> perhapsNamed(name, actions);
                case DialogueInput.HeardInPart(Transcript transcript, String sure) ->
                    heardInPart(transcript, sure, actions);
                case DialogueInput.ToolFinished(Tool.Outcome outcome) -> toolFinished(outcome, actions);
                case DialogueInput.KnowledgeFound(String query, List<Article> articles) ->
                    knowledgeFound(query, articles, actions);
                case DialogueInput.NoInput() -> noInput(actions);
                case DialogueInput.NoMatch() -> noMatch(actions);
                case DialogueInput.Interrupted(String heard) -> memory.keyWords.cut(heard);
            }
        }
        tellState(actions);
        return List.copyOf(actions);
    }

    /** What the caller does next, unless it is to cut in, follows a reply that was said to its end; a line may break in one. */
    private void heardOut(DialogueInput input) {
        switch (input) {
            case DialogueInput.Resumed() -> memory.keyWords.cut("");
            case DialogueInput.CallerSaid _,
                    DialogueInput.WentOn _,
                    DialogueInput.HeardInPart _,
                    DialogueInput.NoInput _,
                    DialogueInput.NoMatch _ -> memory.keyWords.heardOut();
            case DialogueInput.Started _,
                    DialogueInput.ToolFinished _,
                    DialogueInput.KnowledgeFound _,
                    DialogueInput.Interrupted _ -> {}
        }
    }

    private void start(List<DialogueAction> actions) {
        memory.question = Question.CONSENT;
        memory.consentAsks = 1;
        say(voice.say("greeting"), actions);
        recognition.begin().map(DialogueAction.CallTool::new).ifPresent(actions::add);
    }

    private void resumed(List<DialogueAction> actions) {
        memory.noInputs = 0;
        holding = false;
        reply = new Reply();
        reply.add(voice.say("resumed"));
        proceed(actions);
    }

    /** A name that was not heard well is asked for again until two hearings are alike; it is said back before it is used. */
    private void perhapsNamed(Transcript name, List<DialogueAction> actions) {
        if (ear.nameBefore(name).isPresent()) {
            callerSaid(name, actions);
        } else {
            memory.unsureName = Optional.of(ear.nameIn(name.text()));
            noMatch(actions);
        }
    }

    private void callerSaid(Transcript transcript, List<DialogueAction> actions) {
        if (transcript.text().isBlank()) {
            noMatch(actions);
            return;
        }
        Map<String, Object> before = memory.beginTurn();
        answer(transcript, actions);
        memory.journal.heard(before, memory.slots(), transcript.confidence());
    }

    /** What is sure of words that are not is taken, and the caller told that the rest was not heard; else all is asked again. */
    private void heardInPart(Transcript transcript, String sure, List<DialogueAction> actions) {
        Heard heard = ear.hearInPart(transcript.text(), sure);
        if (heard.slots().isEmpty()) {
            ear.nameBefore(transcript).ifPresentOrElse(name -> callerSaid(name, actions), () -> noMatch(actions));
            return;
        }
        Map<String, Object> before = memory.beginTurn();
        memory.noInputs = 0;
        holding = false;
        memory.secretHeard = false;
        reply = new Reply();
        reply.add(voice.say("no_match.rest"));
        take(heard, actions);
        memory.journal.heard(before, memory.slots(), transcript.confidence());
    }

    private void answer(Transcript transcript, List<DialogueAction> actions) {
        Heard heard = ear.hear(transcript.text());
        memory.noInputs = 0;
        holding = false;
        reply = new Reply();
        memory.secretHeard = heard.secret().isPresent();
        if (memory.secretHeard) {
            reply.answer(voice.say("safety.pii"));
            finish(actions);
            return;
        }
        follow(heard);
        take(heard, actions);
    }

    private void take(Heard heard, List<DialogueAction> actions) {
        boolean open = !memory.knows(SlotName.CONSENT);
        CallerTurn turn = new CallerTurn(parts, heard, reply, actions);
        boolean taken = turn.take();
        boolean understood = recalls(actions) || taken || turn.searches();
        boolean settled = open && memory.knows(SlotName.CONSENT);
        if (!understood && !settled) {
            reply = new Reply();
            noMatch(actions);
            return;
        }
        memory.noMatches = reply.isTentative() ? memory.noMatches : 0;
        if (heard.is(dev.kanak.agent.intent.Intent.HOLD) || heard.topics().has(Topic.HUSH)) {
            holding = true;
        }
        if (reply.silent()) {
            repeatQuestion(actions);
        } else {
            proceed(actions);
        }
    }

    /** Looks an earlier call up if the caller just gave the name that was asked for. */
    private boolean recalls(List<DialogueAction> actions) {
        Optional<Tool.Request> recall = recognition.answered();
        recall.ifPresent(request -> {
            reply.await(request.id());
            actions.add(new DialogueAction.CallTool(request));
        });
        return recall.isPresent();
    }

    /** Content utterances steer the language: more than a word, more than a yes, a no or a greeting. */
    private void follow(Heard heard) {
        heard.language().filter(_ -> heard.words() >= CONTENT_WORDS).ifPresent(spoken -> {
            boolean own = OwnWords.leaveNoDoubt(Words.of(heard.text()), spoken);
            if (own || !bareAnswer(heard)) {
                language.heard(spoken, heard.words(), own || heard.asks());
                rememberLanguage();
            }
        });
    }

    private static boolean bareAnswer(Heard heard) {
        return heard.words() <= BARE_WORDS
                && heard.intent()
                        .filter(intent -> switch (intent) {
                            case AFFIRM, DENY, GREET, HOLD, GOODBYE -> true;
                            default -> false;
                        })
                        .isPresent();
    }

    private void rememberLanguage() {
        memory.slots().put(SlotName.LANGUAGE, language.current().code());
    }

    private void toolFinished(Tool.Outcome outcome, List<DialogueAction> actions) {
        known.add(outcome.result(), Source.TOOL);
        known.add(outcome.request().arguments(), Source.TOOL);
        Tool.Request request = outcome.request();
        if (!outcome.ok() && WRITES.contains(request.name()) && retries(outcome)) {
            actions.add(new DialogueAction.CallTool(request));
            return;
        }
        boolean awaited = reply.arrive(request.id());
        if (!awaited && !memory.isLatest(request.name(), request.id())) {
            return;
        }
        toolAnswers.take(outcome, awaited ? reply : new Reply());
        if (awaited) {
            proceed(actions);
        }
    }

    private void knowledgeFound(String query, List<Article> articles, List<DialogueAction> actions) {
        articles.forEach(article -> known.add(article.text(), Source.ARTICLE));
        if (!reply.arrive(Search.idOf(query))) {
            return;
        }
        Optional<Article> article = KnowledgeAnswer.choose(articles, language.current());
        Optional<String> again = article.isEmpty() ? reply.otherQuery(query) : Optional.empty();
        if (again.isPresent()) {
            reply.await(Search.idOf(again.get()));
            actions.add(new DialogueAction.FindKnowledge(again.get(), language.current()));
            return;
        }
        if (article.isEmpty() && reply.isTentative()) {
            reply = new Reply();
            noMatch(actions);
            return;
        }
        memory.noMatches = 0;
        reply.answer(article.map(found -> told(found, query)).orElseGet(() -> voice.say("knowledge.none")));
        proceed(actions);
    }

    /** What an article says to a question; one sentence if there are other questions to answer. */
    private String told(Article article, String query) {
        boolean chosen = !article.answer().isBlank();
        String text = chosen ? article.answer() : knowledge.extract(article.text(), query);
        text = reply.isBrief() ? KnowledgeAnswer.brief(text, reply.asksFigure(query)) : text;
        text = language.current() == Language.HINGLISH ? loanwords.of(text) : text;
        boolean readable = KnowledgeAnswer.readable(article, language.current());
        return readable ? text : voice.say("knowledge.foreign") + " " + text;
    }

    /** A write that may not have arrived is sent once more under its own id, which makes it happen once. */
    private boolean retries(Tool.Outcome outcome) {
        Object error = outcome.result().get("error");
        return ("timed_out".equals(error) || "unavailable".equals(error))
                && memory.mayRetry(outcome.request().id());
    }

    /** Asks the next due tool, or closes the reply if nothing is awaited any more. */
    private void proceed(List<DialogueAction> actions) {
        if (reply.waiting()) {
            return;
        }
        boolean closed = reply.end().isPresent() || (reply.ownQuestion().isPresent() && reply.answered());
        Optional<Tool.Request> due = recognition
                .due()
                .or(() -> closed ? Optional.empty() : errands.due(language.current()))
                .or(() -> closed || memory.escalated ? Optional.empty() : steps.due())
                .filter(request -> flow.permits(request, memory.confirmed));
        if (due.isPresent()) {
            reply.await(due.get().id());
            actions.add(new DialogueAction.CallTool(due.get()));
        } else {
            if (!closed) {
                visits.check(reply);
            }
            finish(actions);
        }
    }

    private void finish(List<DialogueAction> actions) {
        if (reply.end().isPresent()) {
            memory.question = Question.NONE;
            say(String.join(" ", reply.sentences()), actions);
            end(reply.end().get(), reply.state().orElse(State.ENDED), actions);
            return;
        }
        Question next = reply.ownQuestion().orElseGet(() -> asking.next(reply.answered()));
        List<String> sentences = new ArrayList<>(reply.sentences());
        boolean spoken = reply.hasAsked() || (reply.ownQuestion().isPresent() && reply.answered());
        if (!spoken) {
            asking.words(next).filter(text -> !sentences.contains(text)).ifPresent(sentences::add);
        }
        if (next == Question.REDUCED && reply.ownQuestion().isEmpty()) {
            steps.quote()
                    .flatMap(Quote::spokenMost)
                    .ifPresent(most -> sentences.add(voice.say("quote.reduced_ask", "max", most)));
        }
        if (next == Question.CONFIRM && !spoken) {
            memory.errand.ifPresent(errand -> sentences.add(readBack(errand)));
        }
        if (next == Question.CONSENT) {
            memory.consentAsks++;
            boolean unheard = memory.keyWords.owes(KeyWords.CONSENT);
            memory.consentAskedAgain = !unheard || memory.consentAsks >= MOST_CONSENT_ASKS;
        }
        if (next == Question.WHO) {
            memory.returning = Returning.ASKED;
        }
        memory.question = next;
        memory.state = reply.state().orElseGet(() -> steps.state(next));
        say(String.join(" ", sentences), actions);
    }

    /** What is to be done, to be affirmed; in short if the caller cut it off and it is the same. */
    private String readBack(Errand errand) {
        String key = errands.confirmKey(errand);
        Map<String, Spoken> places = errands.places(language.current());
        String again = KeyWords.again(key);
        return voice.say(memory.keyWords.owes(again, places) ? again : key, places);
    }

    /** Says the reply and leaves the question that was asked as it is. */
    private void repeatQuestion(List<DialogueAction> actions) {
        String text = String.join(" ", reply.sentences());
        String last = memory.lastReply;
        say(text, actions);
        memory.lastReply = last;
    }

    private void noInput(List<DialogueAction> actions) {
        memory.noInputs = holding ? 1 : memory.noInputs + 1;
        holding = false;
        reply = new Reply();
        if (memory.served && memory.errand.isEmpty()) {
            memory.question = Question.NONE;
            say(voice.say("goodbye.plain"), actions);
            end("goodbye", State.GOODBYE, actions);
            return;
        }
        String last = memory.lastReply;
        if (memory.noInputs == 1) {
            memory.silences++;
        }
        boolean again = memory.noInputs == 1 && memory.silences % 2 == 0;
        say(voice.say("no_input." + memory.noInputs + (again ? ".again" : "")), actions);
        memory.lastReply = last;
        if (memory.noInputs >= MOST_SILENCES) {
            end("no_input", State.ENDED, actions);
        }
    }

    private void noMatch(List<DialogueAction> actions) {
        memory.noMatches++;
        memory.noInputs = 0;
        String last = memory.lastReply;
        String key = "no_match." + Math.min(memory.noMatches, MOST_MISSES);
        Spoken example = new Spoken.LenderText(voice.example(memory.question));
        if (memory.noMatches == MOST_MISSES - 1 && !memory.escalated) {
            boolean person = parts.tools().contains(Steps.HAND_OVER);
            memory.question = person ? Question.HAND_OVER : Question.TRY_AGAIN;
            key = person ? "no_match.person" : key;
        }
        say(voice.say(key, "example", example), actions);
        memory.lastReply = last;
        if (memory.noMatches >= MOST_MISSES) {
            end("no_match", State.ENDED, actions);
        }
    }

    private void say(String reply, List<DialogueAction> actions) {
        mouth.say(reply, actions);
    }

    private void end(String reason, State last, List<DialogueAction> actions) {
        memory.state = last;
        ended = true;
        actions.add(new DialogueAction.EndCall(reason));
    }

    private void tellState(List<DialogueAction> actions) {
        Map<String, Object> slots = Map.copyOf(memory.slots());
        if (memory.state != toldState || !slots.equals(toldSlots)) {
            actions.addFirst(new DialogueAction.ChangeState(toldState.name(), memory.state.name(), ordered()));
            toldState = memory.state;
            toldSlots = slots;
        }
    }

    private Map<String, Object> ordered() {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(memory.slots()));
    }

    @Override
    public String summary() {
        return parts.summary().notes().within(summaryTokens, TOKENS);
    }

    @Override
    public View view() {
        Duration limit =
                holding ? silenceLimits.getLast() : silenceLimits.get(Math.min(memory.noInputs, MOST_SILENCES - 1));
        return new View(memory.state.name(), language.current(), memory.question.slot(), ordered(), limit, ended);
    }
}
