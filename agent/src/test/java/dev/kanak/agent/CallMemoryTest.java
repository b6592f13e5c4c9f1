package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.memory.TokenEstimate;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Retriever.Article;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a call remembers of itself, and of earlier calls of a caller who agreed to it. */
final class CallMemoryTest {

    private static final String NUMBER = "9822012345";
    private static final Article FEES =
            new Article("fees.en", "Fees", "The processing fee is 0.50 percent.", Language.ENGLISH, 1);

    private final Map<String, Map<String, Object>> remembered = new HashMap<>();
    private final List<Tool.Request> requests = new ArrayList<>();

    private TestCall call(Optional<String> number, String... words) {
        AgentConfig plain = ExampleLender.config();
        Set<String> tools = new java.util.HashSet<>(RandomCalls.TOOLS);
        tools.addAll(Set.of("recall_caller", "remember_caller"));
        AgentConfig config = AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), tools);
        Dialogue dialogue = GoldLoanAgent.factory(config).open(Optional.of(Language.ENGLISH), number);
        TestCall call = new TestCall(dialogue, this::answer, (_, _) -> List.of(FEES));
        call.give(new DialogueInput.Started());
        for (String text : words) {
            call.say(text);
        }
        return call;
    }

    private Tool.Outcome answer(Tool.Request request) {
        requests.add(request);
        String phone = String.valueOf(request.arguments().get("phone"));
        return switch (request.name()) {
            case "recall_caller" ->
                new Tool.Outcome(
                        request, true, recall(phone, request.arguments().get("name")));
            case "remember_caller" -> {
                remembered.put(phone, new HashMap<>(request.arguments()));
                yield new Tool.Outcome(request, true, Map.of("remembered", true));
            }
            case "record_consent" -> {
                if (Boolean.FALSE.equals(request.arguments().get("granted"))) {
                    remembered.remove(phone);
                }
                yield new Tool.Outcome(request, true, Map.of("consent_id", "consent-1"));
            }
            case "create_lead" -> new Tool.Outcome(request, true, Map.of("lead_id", "lead-1", "status", "SAVED"));
            case "transfer_to_human" -> new Tool.Outcome(request, true, Map.of("available", true));
            default -> DemoTools.answer(request);
        };
    }

    private Map<String, Object> recall(String phone, @org.jspecify.annotations.Nullable Object name) {
        Map<String, Object> known = remembered.get(phone);
        if (name == null) {
            return Map.of("remembered", known != null);
        }
        if (known == null || !name.equals(known.get("name"))) {
            return Map.of("recognised", false);
        }
        Map<String, Object> all = new HashMap<>(known);
        all.put("recognised", true);
        return all;
    }

    private void rememberMeena() {
        remembered.put(NUMBER, Map.of("name", "Meena Joshi", "city", "Pune", "gold_weight_g", 40, "purity_karat", 22));
    }

    private List<String> asked(String tool) {
        return requests.stream()
                .filter(request -> request.name().equals(tool))
                .map(request -> String.valueOf(request.arguments()))
                .toList();
    }

    @Nested
    class OfThisCall {

        @Test
        void factsAreKeptExactlyAndSmallTalkIsNot() {
            TestCall call = call(
                    Optional.empty(),
                    "yes",
                    "how are you",
                    "I have forty grams of twenty two karat gold",
                    "your rate is too high",
                    "no not forty, thirty grams",
                    "thank you so much");

            assertThat(call.summary())
                    .contains("recording agreed", "gold 30 g", "purity karat 22", "quoted up to ₹2,88,000 (t2)")
                    .contains("objection rate high answered once")
                    .doesNotContain("40 g", "thank", "how are you");
        }

        @Test
        void theOpenQuestionIsTheLastThingToGo() {
            TestCall call = call(Optional.empty(), "yes", "I need a gold loan");

            assertThat(call.summary()).contains("agent waits for gold weight g");
        }

        @Test
        void aPersonWhoTakesOverGetsAFirstNameAndFourDigitsOnly() {
            TestCall call =
                    call(Optional.empty(), "yes", "please have someone call me back", "Meena Joshi", NUMBER, "yes");

            assertThat(call.summary())
                    .contains("name Meena", "phone ending 2345", "call back noted", "data use agreed")
                    .doesNotContain("Joshi", NUMBER);
        }

        @Test
        void anyCallFitsTheBudgetWhateverIsSaid() {
            TokenEstimate count = new TokenEstimate();
            RandomCalls calls = new RandomCalls(20261120);
            for (int i = 0; i < 40; i++) {
                Dialogue dialogue = calls.fresh();
                calls.hold(dialogue, 25);

                assertThat(count.of(dialogue.summary())).isBetween(1, 600);
            }
        }
    }

    @Nested
    class OfAnEarlierCall {

        @BeforeEach
        void meenaIsRemembered() {
            rememberMeena();
        }

        @Test
        void aNumberAloneTellsNobodyAnything() {
            TestCall call = call(Optional.of(NUMBER), "yes");

            assertThat(asked("recall_caller")).containsExactly("{phone=" + NUMBER + "}");
            assertThat(String.join(" ", call.replies)).contains("spoken before").doesNotContain("Meena", "Pune", "40");
            assertThat(call.view().slots()).doesNotContainKeys("name", "city", "gold_weight_g");
        }

        @Test
        void theRightNameIsWelcomedAndNotAskedAgainWhatIsKnown() {
            TestCall call = call(Optional.of(NUMBER), "yes", "Meena Joshi", "how much can I get?");

            assertThat(call.replies.get(2)).contains("Welcome back, Meena Joshi", "40 grams", "22 karat");
            assertThat(call.replies.getLast()).contains("₹3,84,000").doesNotContain("How many", "karat?");
            assertThat(call.view().slots())
                    .containsEntry("city", "Pune")
                    .containsEntry("phone", NUMBER)
                    .containsEntry("name", "Meena Joshi");
        }

        @Test
        void anotherPersonOnTheLineHearsNothing() {
            TestCall call = call(Optional.of(NUMBER), "yes", "Ramesh Kumar");

            assertThat(call.replies.getLast()).contains("start afresh").doesNotContain("Meena", "Pune", "40");
            assertThat(call.view().slots()).doesNotContainKeys("city", "gold_weight_g");
        }

        @Test
        void whoWouldRatherNotSayIsServedAsNew() {
            TestCall call = call(Optional.of(NUMBER), "yes", "no", "I need a loan against gold");

            assertThat(call.view().askedSlot()).contains("gold_weight_g");
        }

        @Test
        void forgetMeTakesTheConsentBackForTheNumber() {
            call(Optional.of(NUMBER), "yes", "forget me, delete my data");

            assertThat(remembered).isEmpty();
            assertThat(requests)
                    .anySatisfy(request -> assertThat(request.arguments())
                            .isEqualTo(Map.of("kind", "data_use", "granted", false, "phone", NUMBER)));
        }
    }

    @Nested
    class WithoutConsent {

        @Test
        void nothingIsKept() {
            call(Optional.empty(), "yes", "please have someone call me back", "Meena Joshi", NUMBER, "yes", "no");

            assertThat(asked("remember_caller")).isEmpty();
            assertThat(remembered).isEmpty();
        }

        @Test
        void thanksAreNoConsent() {
            call(
                    Optional.empty(),
                    "yes",
                    "please have someone call me back",
                    "Meena Joshi",
                    NUMBER,
                    "yes",
                    "ok thank you bye");

            assertThat(asked("remember_caller")).isEmpty();
        }

        @Test
        void aNumberThatIsNotRememberedIsGreetedAsAnyOther() {
            TestCall call = call(Optional.of(NUMBER), "yes");

            assertThat(call.replies.getLast()).contains("What would you like to know");
        }
    }

    @Test
    void aYesToBeingRememberedKeepsWhatWasTold() {
        TestCall call =
                call(Optional.empty(), "yes", "please have someone call me back", "Meena Joshi", NUMBER, "yes", "yes");

        assertThat(remembered.get(NUMBER)).containsEntry("name", "Meena Joshi");
        assertThat(call.replies.getLast()).contains("I will remember");
        assertThat(requests)
                .anySatisfy(request -> assertThat(request.arguments())
                        .isEqualTo(Map.of("kind", "remember", "granted", true, "phone", NUMBER)));
    }
}
