package dev.kanak.core.text;

import java.util.Optional;

/** Joins the digits of an identifier over groups, fillers and corrections. */
final class IdentifierReader {

    private static final int PHONE = 10;

    private final Lexemes words;
    private final DigitRunParser runs;
    private final CardinalParser cardinals;
    private String said = "";
    private int lastGroup;
    private String corrected = "";
    private boolean correcting;
    private String longest = "";

    IdentifierReader(Lexemes words) {
        this.words = words;
        runs = new DigitRunParser(words);
        cardinals = new CardinalParser(words);
    }

    String longest() {
        for (int i = 0; i < words.size(); ) {
            i = readAt(i);
        }
        finish();
        return longest;
    }

    private int readAt(int i) {
        Optional<DigitRun> run = runs.parse(i);
        if (run.isPresent()) {
            append(run.get().digits(), run.get().lastGroup());
            return run.get().to();
        }
        Optional<Cardinal> number =
                cardinals.parse(i).filter(found -> !found.digits().isEmpty());
        if (number.isPresent()) {
            String digits = number.get().digits();
            append(digits, digits.length());
            return number.get().to();
        }
        if (words.isContext("correction", i) && !said.isEmpty()) {
            applyCorrection();
            correcting = true;
        } else if (!words.isContext("filler", i)) {
            finish();
        }
        return i + 1;
    }

    private void append(String digits, int groupLength) {
        if (correcting) {
            corrected += digits;
        } else {
            said += digits;
            lastGroup = groupLength;
        }
    }

    private void finish() {
        applyCorrection();
        if (said.length() > longest.length()) {
            longest = said;
        }
        said = "";
        lastGroup = 0;
    }

    private void applyCorrection() {
        if (correcting && !corrected.isEmpty()) {
            said = said.substring(0, keptBefore()) + corrected;
            lastGroup = corrected.length();
        }
        corrected = "";
        correcting = false;
    }

    /** How many digits stand before the corrected ones. */
    private int keptBefore() {
        boolean restarts =
                corrected.length() >= PHONE || (corrected.length() >= 2 && said.startsWith(corrected.substring(0, 2)));
        if (restarts) {
            return 0;
        }
        int replaced = said.length() >= PHONE ? corrected.length() : lastGroup;
        return Math.max(0, said.length() - replaced);
    }
}
