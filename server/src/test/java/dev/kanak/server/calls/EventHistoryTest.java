package dev.kanak.server.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.event.CallEvent;
import dev.kanak.core.event.CallEvent.CallEnded;
import dev.kanak.core.event.CallEvent.SpeechStarted;
import dev.kanak.server.calls.EventHistory.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHistoryTest {

    private static CallEvent at(long ms) {
        return new SpeechStarted(ms);
    }

    @Test
    void aLateReaderGetsEverythingFromTheFirst() {
        var history = new EventHistory(100);
        history.emit(at(1));
        history.emit(at(2));

        assertThat(history.read(0, 10)).isEqualTo(new Page(List.of(at(1), at(2)), 2, false, false));
        assertThat(history.read(2, 10)).isEqualTo(new Page(List.of(), 2, false, false));
    }

    @Test
    void pagesFollowOneAnother() {
        var history = new EventHistory(1_000);
        for (int ms = 0; ms < 300; ms++) {
            history.emit(at(ms));
        }

        var read = new ArrayList<CallEvent>();
        for (Page page = history.read(0, 7); !page.events().isEmpty(); page = history.read(page.next(), 7)) {
            read.addAll(page.events());
        }

        assertThat(read).hasSize(300).startsWith(at(0), at(1)).endsWith(at(298), at(299));
    }

    @Test
    void beyondTheLimitTheOldestAreDroppedAndTheReaderIsTold() {
        var history = new EventHistory(100);
        for (int ms = 0; ms < 250; ms++) {
            history.emit(at(ms));
        }

        var page = history.read(0, 1_000);

        assertThat(page.lost()).isTrue();
        assertThat(page.events()).hasSize(100).startsWith(at(150)).endsWith(at(249));
        assertThat(history.read(page.next(), 10).lost()).isFalse();
    }

    @Test
    void theEndIsToldWithTheLastPageOnly() {
        var history = new EventHistory(100);
        history.emit(at(1));
        history.emit(new CallEnded(2, "hangup"));
        history.emit(at(3));

        assertThat(history.read(0, 1).over()).isFalse();
        assertThat(history.read(1, 10)).isEqualTo(new Page(List.of(new CallEnded(2, "hangup")), 2, false, true));
    }

    @Test
    void watchersAreRunAfterEachEventUntilTheyLeave() {
        var history = new EventHistory(100);
        var seen = new ArrayList<Long>();
        Runnable watcher = () -> seen.add(history.read(0, 10).next());
        history.watch(watcher);
        history.emit(at(1));
        history.emit(at(2));
        history.unwatch(watcher);
        history.emit(at(3));

        assertThat(seen).containsExactly(1L, 2L);
    }
}
