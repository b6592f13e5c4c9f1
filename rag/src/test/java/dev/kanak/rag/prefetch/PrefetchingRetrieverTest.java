package dev.kanak.rag.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.error.RetrievalException;
import dev.kanak.core.port.Retriever;
import dev.kanak.core.speech.Language;
import dev.kanak.rag.analysis.TextAnalysis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PrefetchingRetrieverTest {

    private static final Retriever.Article RATES =
            new Retriever.Article("rates.hi", "ब्याज", "दस प्रतिशत", Language.HINDI, 1);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch searched = new CountDownLatch(1);

    private Retriever call() {
        Retriever inner = (query, _, _) -> {
            asked.add(query);
            searched.countDown();
            return List.of(RATES);
        };
        return new PrefetchingRetriever(inner, new TextAnalysis()).forCall();
    }

    @Test
    void theFinishedQuestionIsAnsweredFromTheSearchAhead() throws InterruptedException {
        Retriever call = call();
        call.heard("ब्याज दर", Language.HINDI, false);
        call.heard("ब्याज दर", Language.HINDI, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(call.find("ब्याज की दर क्या है", Language.HINDI, 3)).containsExactly(RATES);
        assertThat(asked).containsExactly("ब्याज दर");
    }

    @Test
    void aRehearsalAndThenTheTurnAreAnsweredFromTheSameSearch() throws InterruptedException {
        Retriever call = call();
        call.heard("ब्याज दर", Language.HINDI, false);
        call.heard("ब्याज दर", Language.HINDI, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();

        Retriever.Searched rehearsed = call.search("ब्याज की दर", Optional.empty(), Language.HINGLISH, 3);
        Retriever.Searched answered = call.search("ब्याज की दर क्या है", Optional.empty(), Language.HINDI, 3);

        assertThat(rehearsed.effort().ahead()).isTrue();
        assertThat(answered.effort().ahead()).isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    void theNextTurnIsNotAnsweredFromIt() throws InterruptedException {
        Retriever call = call();
        call.heard("ब्याज दर", Language.HINDI, false);
        call.heard("ब्याज दर", Language.HINDI, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();
        call.turnOver();

        assertThat(call.search("ब्याज दर", Optional.empty(), Language.HINDI, 3)
                        .effort()
                        .ahead())
                .isFalse();
    }

    @Test
    void aShortQuestionThatPointsToAnEarlierOneIsSearchedForWithThatOne() throws InterruptedException {
        Retriever call = call();
        call.heard("उसका ब्याज", Language.HINDI, false);
        call.heard("उसका ब्याज", Language.HINDI, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(call.search("उसका ब्याज", Optional.of("नीलामी"), Language.HINDI, 3)
                        .effort()
                        .ahead())
                .isFalse();
    }

    @Test
    void anotherQuestionIsSearchedForAfresh() throws InterruptedException {
        Retriever call = call();
        call.heard("ब्याज दर", Language.HINDI, false);
        call.heard("ब्याज दर", Language.HINDI, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();

        call.find("नीलामी की सूचना", Language.HINDI, 3);

        assertThat(asked).containsExactly("ब्याज दर", "नीलामी की सूचना");
    }

    @Test
    void soIsOneThatIsToBeAnsweredInAnotherLanguage() throws InterruptedException {
        Retriever call = call();
        call.heard("interest rate", Language.HINGLISH, false);
        call.heard("interest rate", Language.HINGLISH, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();

        call.find("interest rate", Language.ENGLISH, 3);

        assertThat(asked).hasSize(2);
    }

    @Test
    void aSearchAheadThatFailsIsTriedAgain() {
        List<String> tries = Collections.synchronizedList(new ArrayList<>());
        Retriever failing = (query, _, _) -> {
            tries.add(query);
            if (tries.size() == 1) {
                throw new RetrievalException(RetrievalException.Kind.SEARCH_FAILED, "busy", true);
            }
            return List.of(RATES);
        };
        Retriever call = new PrefetchingRetriever(failing, new TextAnalysis()).forCall();
        call.heard("ब्याज दर", Language.HINDI, false);
        call.heard("ब्याज दर", Language.HINDI, false);

        assertThat(call.find("ब्याज दर", Language.HINDI, 3)).containsExactly(RATES);
    }

    @Test
    void callsDoNotHearOneAnother() throws InterruptedException {
        Retriever inner = (query, _, _) -> {
            asked.add(query);
            searched.countDown();
            return List.of(RATES);
        };
        PrefetchingRetriever retriever = new PrefetchingRetriever(inner, new TextAnalysis());
        Retriever one = retriever.forCall();
        one.heard("ब्याज दर", Language.HINDI, false);
        one.heard("ब्याज दर", Language.HINDI, false);
        assertThat(searched.await(10, TimeUnit.SECONDS)).isTrue();

        retriever.forCall().find("ब्याज दर", Language.HINDI, 3);

        assertThat(asked).hasSize(2);
    }
}
