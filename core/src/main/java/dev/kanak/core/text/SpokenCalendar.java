package dev.kanak.core.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Dates and times of day in words. */
final class SpokenCalendar {

    private static final String[] IRREGULAR = {
        "one", "first", "two", "second", "three", "third", "five", "fifth", "eight", "eighth", "nine", "ninth",
        "twelve", "twelfth"
    };
    private static final String[] HINDI_ORDINALS = {"", "पहला", "दूसरा", "तीसरा", "चौथा", "पाँचवाँ", "छठा"};

    private final SpokenWords words;

    SpokenCalendar(SpokenWords words) {
        this.words = words;
    }

    /** Day, month and year: "इक्कीस नवंबर दो हज़ार छब्बीस"; empty if there is no such day. */
    Optional<String> date(int year, int month, int day) {
        try {
            var _ = LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
        return Optional.of(dayAndMonth(day, month) + " " + year(year));
    }

    String dayAndMonth(int day, int month) {
        return (words.english() ? ordinal(day) : words.cardinal(day)) + " " + words.monthName(month);
    }

    /** "दो हज़ार छब्बीस", "twenty twenty six". */
    String year(int year) {
        int century = year / 100;
        int rest = year % 100;
        boolean plain = year < 1100 || (year >= 2000 && year < (words.english() ? 2010 : 2100));
        if (plain) {
            return words.cardinal(year);
        }
        if (!words.english()) {
            return words.cardinal(century) + " " + words.scale(100) + (rest == 0 ? "" : " " + words.cardinal(rest));
        }
        if (rest == 0) {
            return words.cardinal(century) + " hundred";
        }
        return words.cardinal(century) + " " + (rest < 10 ? "oh " : "") + words.cardinal(rest);
    }

    /** An ordinal number: "second", "दूसरा", "बारहवाँ". */
    String ordinal(int number) {
        if (words.language() == dev.kanak.core.speech.Language.HINDI) {
            return number > 0 && number < HINDI_ORDINALS.length
                    ? HINDI_ORDINALS[number]
                    : words.cardinal(number) + "वाँ";
        }
        String cardinal = NumberWords.cardinal(number, dev.kanak.core.speech.Language.ENGLISH);
        int lastWord = cardinal.lastIndexOf(' ') + 1;
        return cardinal.substring(0, lastWord) + ordinalWord(cardinal.substring(lastWord));
    }

    private static String ordinalWord(String cardinal) {
        for (int i = 0; i < IRREGULAR.length; i += 2) {
            if (IRREGULAR[i].equals(cardinal)) {
                return IRREGULAR[i + 1];
            }
        }
        return cardinal.endsWith("y") ? cardinal.substring(0, cardinal.length() - 1) + "ieth" : cardinal + "th";
    }

    /**
     * A time of day: "शाम साढ़े चार बजे", "four thirty P M".
     *
     * @param hour 0 to 23
     * @param withDayPart whether सुबह, दोपहर, शाम, रात or A M, P M is said with it
     */
    String time(int hour, int minute, boolean withDayPart) {
        int spokenHour = hour % 12 == 0 ? 12 : hour % 12;
        if (words.english()) {
            String minutes = minute == 0 ? "" : " " + (minute < 10 ? "oh " : "") + words.cardinal(minute);
            return words.cardinal(spokenHour) + minutes + (withDayPart ? (hour < 12 ? " A M" : " P M") : "");
        }
        return (withDayPart ? words.word(dayPart(hour)) + " " : "") + hindiClock(spokenHour, minute);
    }

    private String hindiClock(int hour, int minute) {
        String oclock = " " + words.word("oclock");
        return switch (minute) {
            case 0 -> words.cardinal(hour) + oclock;
            case 15 -> words.word("quarter-past") + " " + words.cardinal(hour) + oclock;
            case 30 -> half(hour) + oclock;
            case 45 -> words.word("quarter-to") + " " + words.cardinal(hour % 12 + 1) + oclock;
            default ->
                words.cardinal(hour) + " " + words.word("past") + " " + words.cardinal(minute) + " "
                        + words.word("minutes");
        };
    }

    private String half(int hour) {
        return switch (hour) {
            case 1 -> words.word("half-past-one");
            case 2 -> words.word("half-past-two");
            default -> words.word("half-past") + " " + words.cardinal(hour);
        };
    }

    private static String dayPart(int hour) {
        if (hour >= 5 && hour < 12) {
            return "morning";
        }
        if (hour >= 12 && hour < 16) {
            return "afternoon";
        }
        return hour >= 16 && hour < 20 ? "evening" : "night";
    }
}
