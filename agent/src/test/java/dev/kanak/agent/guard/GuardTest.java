package dev.kanak.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the guard, by its name. */
final class GuardTest {

    private final KnownNumbers known = new KnownNumbers();

    private Guard.Verdict check(String reply) {
        return Guard.check(reply, known);
    }

    @BeforeEach
    void aQuoteAndAnArticleAreKnown() {
        known.add(
                Map.of("max_loan_quoted_inr", new BigDecimal("288000.00"), "emi_inr", new BigDecimal("17629.72")),
                Source.TOOL);
        known.add("For totals above 2.5 lakh, bring income proof; 7 working days.", Source.ARTICLE);
        known.add("1800-000-0101", Source.CONFIGURATION);
        known.add("mere paas chalis gram hai, woh 12 percent bol rahe hain, 9876543210", Source.CALLER);
        known.add(Map.of("date", "2026-11-23", "time", "13:30"), Source.CALLER);
    }

    @Nested
    class UnlinkedNumber {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "आपको ₹3,00,000 तक मिल सकता है।",
                    "आपको तीन लाख रुपये तक मिल सकता है।",
                    "Aapko teen lakh milega.",
                    "You may get up to three lakh rupees.",
                    "ब्याज 8.5% है।",
                    "ब्याज साढ़े आठ प्रतिशत है।",
                    "Call 98111 22333.",
                    "Come at 4:15 PM.",
                    "It takes 45 minutes."
                })
        void aNumberThatNobodyGaveIsNotSaid(String sentence) {
            assertThat(check(sentence).withheld()).containsExactly(Rule.UNLINKED_NUMBER);
            assertThat(check(sentence).text()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "अनुमान से ₹2,88,000 तक मिल सकता है।",
                    "अनुमान से दो लाख अट्ठासी हज़ार तक।",
                    "About ₹17,630 a month, or 17,629.72 exactly.",
                    "Above two lakh fifty thousand, bring income proof within seven working days.",
                    "हेल्पलाइन 1800-000-0101 पर फ़ोन कीजिए।",
                    "चालीस ग्राम, यानी 40 gram.",
                    "नंबर 98765 43210 — सही है?",
                    "सोमवार, 23 नवंबर, दोपहर डेढ़ बजे ठीक रहेगा?",
                    "Monday, 23 November at 1:30 PM.",
                    "एक पल, मैं एक स्वचालित सहायक हूँ।"
                })
        void aNumberOfAToolAnArticleTheSettingsOrTheCallerIsSaid(String sentence) {
            assertThat(check(sentence)).isEqualTo(new Guard.Verdict(sentence, List.of(), List.of()));
        }

        @Test
        void onlyTheSentenceWithTheNumberIsDropped() {
            assertThat(check("अनुमान से ₹2,88,000 तक। ब्याज 7% है। किस शहर में हैं?"))
                    .isEqualTo(new Guard.Verdict(
                            "अनुमान से ₹2,88,000 तक। किस शहर में हैं?", List.of(Rule.UNLINKED_NUMBER), List.of()));
        }

        @Test
        void theApprovedSentenceWithTheFiguresOwnValueIsSaidInstead() {
            Guard.Verdict verdict = Guard.check(
                    "You may get up to ₹3,00,000. Which city are you in?",
                    known,
                    sentence -> sentence.contains("get up to")
                            ? Optional.of("By estimate you may get up to ₹2,88,000.")
                            : Optional.empty());

            assertThat(verdict)
                    .isEqualTo(new Guard.Verdict(
                            "By estimate you may get up to ₹2,88,000. Which city are you in?",
                            List.of(),
                            List.of(Rule.UNLINKED_NUMBER)));
        }

        @Test
        void anApprovedSentenceIsJudgedToo() {
            Guard.Verdict verdict =
                    Guard.check("It takes 45 minutes.", known, _ -> Optional.of("It takes 70 minutes."));

            assertThat(verdict.text()).isEmpty();
            assertThat(verdict.withheld()).containsExactly(Rule.UNLINKED_NUMBER);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Bring your ID, it takes 45 minutes. | Bring your ID.",
                    "Bring an identity document (within 3 days). | Bring an identity document.",
                    "शाखा में जाँच होती है, जिसमें 45 मिनट लगते हैं। | शाखा में जाँच होती है।",
                    "About 8.5% interest, the branch will tell you more. | The branch will tell you more.",
                    "EMI ₹17,630 के आसपास बनेगी, ब्याज 8.5% है। | EMI ₹17,630 के आसपास बनेगी।"
                })
        void elseTheSentenceIsSaidWithoutTheClauseOfTheNumber(String sentence, String said) {
            assertThat(check(sentence)).isEqualTo(new Guard.Verdict(said, List.of(), List.of(Rule.UNLINKED_NUMBER)));
        }

        @Test
        void aClauseThatLeansOnTheDroppedOneGoesWithIt() {
            assertThat(check("The rate is 8.5%, and it never changes.").text()).isEmpty();
        }
    }

    @Nested
    class Promise {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Your loan is approved.",
                    "We guarantee the amount.",
                    "You will definitely save.",
                    "The fee is waived for you.",
                    "लोन पक्का मिल जाएगा।",
                    "आपका लोन मंज़ूर हो गया है।",
                    "इसकी गारंटी है।",
                    "Aapka loan approved ho gaya.",
                    "सिर्फ़ आज का ऑफ़र है।"
                })
        void nothingIsPromisedApprovedWaivedOrPressed(String sentence) {
            assertThat(check(sentence).withheld()).containsExactly(Rule.PROMISE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"The agent cannot guarantee an amount.", "लोन मिलने की गारंटी नहीं है।"})
        void aDenialOfAPromiseIsSaid(String sentence) {
            assertThat(check(sentence).withheld()).isEmpty();
        }
    }

    @Nested
    class OtherLendersRate {

        @Test
        void aRateOfAnotherLenderMustComeFromTheCallerOrAnArticle() {
            known.add(Map.of("our_rate_pct", new BigDecimal("10.5")), Source.TOOL);

            assertThat(check("NBFC 10.5% लेती है।").withheld()).containsExactly(Rule.OTHER_LENDERS_RATE);
            assertThat(check("आपके बताए NBFC के 12% से मिलाइए।").withheld()).isEmpty();
            assertThat(check("हमारी दर 10.5% है।").withheld()).isEmpty();
        }
    }

    @Nested
    class PersonalNumber {

        @ParameterizedTest
        @ValueSource(strings = {"आपका आधार 1111 2222 3333 है।", "Card 4111 1111 1111 1111.", "Your PAN is ABCDE1234F."})
        void anIdentityOrCardNumberIsNeverReadBack(String sentence) {
            known.add(sentence, Source.CALLER);

            assertThat(check(sentence).withheld()).containsExactly(Rule.PERSONAL_NUMBER);
        }
    }
}
