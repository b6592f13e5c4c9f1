package dev.kanak.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days and times as callers say them, on Friday 20 November 2026 at eleven. */
class CalendarReaderTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 11, 0);

    private static CalendarReading read(String text) {
        return CalendarReader.read(Tokens.of(text), NOW, false, false);
    }

    private static CalendarReading asked(String text, boolean time) {
        return CalendarReader.read(Tokens.of(text), NOW, !time, time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aaj | 2026-11-20",
                "कल | 2026-11-21",
                "day after tomorrow | 2026-11-22",
                "narso | 2026-11-23",
                "शुक्रवार | 2026-11-27",
                "is shanivaar | 2026-11-21",
                "agle hafte shanivaar | 2026-11-28",
                "next week wednesday | 2026-11-25",
                "25 tareekh ko | 2026-11-25",
                "तारीख पाँच | 2026-12-05",
                "31 tareekh | 2026-12-31",
                "the twenty fifth | 2026-11-25",
                "agle mahine ki 3 tareekh | 2026-12-03",
                "दो दिसंबर | 2026-12-02",
                "January 5th | 2027-01-05",
                "25/11/2026 | 2026-11-25",
                "25-11-2026 | 2026-11-25",
                "2026-12-01 | 2026-12-01",
                "चार दिन बाद | 2026-11-24",
                "in a week | 2026-11-27",
                "do hafte baad | 2026-12-04",
                "somvaar nahi mangalvaar | 2026-11-24",
                "not Monday, Tuesday | 2026-11-24",
                "मंडे को | 2026-11-23",
            })
    void aDayIsTheNextOneOfItsName(String text, LocalDate date) {
        assertThat(read(text).date()).contains(date);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "साढ़े ग्यारह बजे | 11:30",
                "paune ek baje | 12:45",
                "सवा बजे | 13:15",
                "dopahar barah baje | 12:00",
                "subah 7 baje | 07:00",
                "raat 8 baje | 20:00",
                "4.30 baje | 16:30",
                "16:30 | 16:30",
                "four thirty pm | 16:30",
                "10 15 am | 10:15",
                "half past two | 14:30",
                "quarter to eleven | 10:45",
                "ten minutes past three | 15:10",
                "ग्यारह बजकर बीस मिनट | 11:20",
                "paanch bajne mein das minute | 16:50",
                "shaam 5 | 17:00",
                "पाँच पीएम | 17:00",
                "at noon | 12:00",
            })
    void anHourWithoutAPartOfTheDayIsInWorkingHours(String text, LocalTime time) {
        assertThat(read(text).time()).contains(time);
    }

    @Test
    void aStretchOfTimeHasTwoEnds() {
        assertThat(read("2 baje se 4 baje ke beech").time()).contains(LocalTime.of(14, 0));
        assertThat(read("2 baje se 4 baje ke beech").until()).contains(LocalTime.of(16, 0));
        assertThat(read("between 10 and 12 o'clock").until()).contains(LocalTime.NOON);
    }

    @Test
    void whatIsOverIsMarkedAndNotGiven() {
        assertThat(read("yesterday").past()).isTrue();
        assertThat(read("yesterday").date()).isEmpty();
        assertThat(read("aaj subah 10 baje").past()).isTrue();
        assertThat(read("aaj subah 10 baje").time()).isEmpty();
        assertThat(read("पिछले सोमवार").date()).isEmpty();
    }

    @Test
    void aBareNumberIsWhatWasAskedFor() {
        assertThat(asked("25", false).date()).contains(LocalDate.of(2026, 11, 25));
        assertThat(asked("saadhe teen", true).time()).contains(LocalTime.of(15, 30));
        assertThat(read("25").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "सोमवार 11 | 2026-11-23",
                "somvaar ko gyarah | 2026-11-23",
                "Monday 10 | 2026-11-23",
                "somvaar 30 | 2026-11-30",
                "budhvaar 9 | 2026-12-09",
            })
    void aNumberAfterAWeekdayThatItsDayIsNotIsATimeOfDay(String text, LocalDate date) {
        assertThat(asked(text, false).date()).contains(date);
    }

    @Test
    void everyWrittenDayOfAYearReadsBack() {
        LocalDate day = NOW.toLocalDate();
        for (int i = 0; i < 200; i++) {
            LocalDate date = day.plusDays(i);
            String spoken = Verbaliser.verbalise(date.toString(), dev.kanak.core.speech.Language.HINDI);
            assertThat(read(spoken).date()).as(spoken).contains(date);
        }
    }

    @Test
    void noInputMakesItFail() {
        var random = new Random(20_261_120);
        String[] words = {
            "kal",
            "25",
            "baje",
            "half",
            "past",
            "to",
            "next",
            "week",
            "नहीं",
            "31",
            "february",
            "00:99",
            "99/99/9999",
            "in",
            "days",
            "-1",
            "se",
            "between",
            "and",
            "pm",
            "तारीख",
            "999999999999",
            "agle",
            "mahine"
        };
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            CalendarReader.read(Tokens.of(text.toString()), NOW, random.nextBoolean(), random.nextBoolean());
        }
    }
}
