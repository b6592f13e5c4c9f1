package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.RandomCalls.Held;
import dev.kanak.agent.RandomCalls.Step;
import dev.kanak.agent.fsm.Flow;
import dev.kanak.agent.fsm.State;
import dev.kanak.agent.replay.CallLog;
import dev.kanak.core.dialogue.DialogueAction;
import dev.kanak.core.dialogue.DialogueAction.CallTool;
import dev.kanak.core.dialogue.DialogueAction.ChangeState;
import dev.kanak.core.dialogue.DialogueAction.Say;
import dev.kanak.core.dialogue.DialogueInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the conversation hold whatever is said in whatever order. */
final class ConversationRulesTest {

    private static final long SEED = Long.getLong("seed", 20261120L);
    private static final int CALLS = 400;
    private static final int TURNS = 16;
    private static final Flow FLOW = GoldLoanAgent.flow();
    private static final Set<String> WRITES = Set.of("book_appointment", "create_lead", "send_summary");
    private static final Set<String> SALES =
            Set.of("gold_weight_g", "purity_karat", "loan_amount_inr", "product", "tenure_months");

    private static final RandomCalls RANDOM = new RandomCalls(SEED);
    private static final List<Held> HELD = new ArrayList<>();

    @BeforeAll
    static void holdsManyCalls() {
        System.out.println("conversation rules: seed " + SEED);
        IntStream.range(0, CALLS).forEach(_ -> HELD.add(RANDOM.hold(TURNS)));
    }

    private static <T extends DialogueAction> List<T> all(Class<T> kind) {
        return HELD.stream()
                .flatMap(call -> call.decided().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void everyEffectHappensInSomeOfTheCalls() {
        assertThat(all(CallTool.class))
                .extracting(call -> call.request().name())
                .contains("book_appointment", "create_lead", "send_summary", "transfer_to_human", "record_consent");
    }

    @Test
    void everyChangeOfStateStandsInTheTable() {
        for (ChangeState change : all(ChangeState.class)) {
            assertThat(FLOW.leads(State.valueOf(change.from()), State.valueOf(change.to())))
                    .as(change.from() + " to " + change.to())
                    .isTrue();
        }
    }

    @Test
    void noToolIsAskedForWithoutWhatItNeeds() {
        for (CallTool call : all(CallTool.class)) {
            assertThat(FLOW.permits(call.request(), true))
                    .as(call.request().name())
                    .isTrue();
        }
    }

    @Test
    void nothingIsDoneThatWasNotReadBackAndAffirmed() {
        for (Held call : HELD) {
            StringBuilder readBack = new StringBuilder();
            for (Step step : call.steps()) {
                for (DialogueAction action : step.actions()) {
                    if (action instanceof Say say && step.view().state().equals("CONFIRM")) {
                        readBack.append(say.text());
                    }
                    if (action instanceof CallTool tool
                            && WRITES.contains(tool.request().name())) {
                        String phone = String.valueOf(tool.request().arguments().get("phone"));
                        assertThat(readBack).contains(phone.substring(0, 5) + " " + phone.substring(5));
                    }
                }
            }
        }
    }

    @Test
    void aRequestWithEffectsIsSentAtMostTwiceAndUnderOneId() {
        for (Held call : HELD) {
            List<String> ids = call.decided().stream()
                    .filter(CallTool.class::isInstance)
                    .map(action -> ((CallTool) action).request())
                    .filter(request -> WRITES.contains(request.name()))
                    .map(request -> request.id())
                    .toList();
            ids.forEach(id -> assertThat(ids.stream().filter(id::equals)).hasSizeLessThanOrEqualTo(4));
        }
    }

    @Test
    void noQuoteWithoutAToolsResult() {
        for (Held call : HELD) {
            boolean quoted = false;
            for (Step step : call.steps()) {
                quoted |= step.input() instanceof DialogueInput.ToolFinished finished
                        && finished.outcome().ok()
                        && finished.outcome().request().name().equals("check_eligibility");
                if (step.view().state().equals("QUOTE")) {
                    assertThat(quoted).isTrue();
                }
            }
        }
    }

    @Test
    void nothingIsSoldAfterARefusalOfCallsOrAHandOver() {
        for (Held call : HELD) {
            boolean stopped = false;
            for (Step step : call.steps()) {
                if (stopped) {
                    step.view().askedSlot().ifPresent(slot -> assertThat(SALES).doesNotContain(slot));
                }
                stopped |= Boolean.TRUE.equals(step.view().slots().get("do_not_call"))
                        || step.view().state().equals("ESCALATE");
            }
        }
    }

    @Test
    void atMostOneReplyAnswersAnInput() {
        for (Held call : HELD) {
            for (Step step : call.steps()) {
                assertThat(step.actions().stream().filter(Say.class::isInstance))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void noSentenceOfTheApprovedWordingIsWithheld() {
        assertThat(all(DialogueAction.Withheld.class)).isEmpty();
    }

    @Test
    void aCallReplayedFromItsLogMakesTheSameDecisionsByteForByte() {
        for (Held call : HELD) {
            List<DialogueAction> replayed = CallLog.replay(call.log(), RANDOM.fresh());

            assertThat(replayed.toString()).isEqualTo(call.decided().toString());
            assertThat(CallLog.compare(call.log(), RANDOM.fresh())).isEmpty();
        }
    }

    @Test
    void aDecisionThatDiffersFromTheLogIsFoundByItsLine() {
        List<String> log = new ArrayList<>(HELD.getFirst().log());
        log.set(1, log.get(1).replaceFirst("\"say\":\"", "\"say\":\"Hello. "));

        assertThat(CallLog.compare(log, RANDOM.fresh())).hasValueSatisfying(difference -> {
            assertThat(difference.line()).isEqualTo(2);
            assertThat(difference.logged()).contains("Hello. ");
            assertThat(difference.now()).doesNotContain("Hello. ");
        });
        assertThat(CallLog.compare(HELD.getFirst().log().subList(0, 1), RANDOM.fresh()))
                .isPresent();
    }
}
