package dev.kanak.agent.topic;

import java.util.Locale;

/** Something an utterance touches on that changes how the call goes on, whatever its intent. */
public enum Topic {
    /** The caller may harm themselves. */
    DISTRESS(Kind.DANGER),
    /** Someone was cheated, or a loan runs in the caller's name. */
    FRAUD(Kind.DANGER),
    /** A borrower has died. */
    DEATH(Kind.DANGER),
    /** A lawyer, a court, the press. */
    LEGAL(Kind.DANGER),
    /** The caller speaks for the police or another authority. */
    AUTHORITY(Kind.DANGER),
    /** Someone forces the caller to pledge. */
    COERCION(Kind.DANGER),
    ABUSE(Kind.CONDUCT),
    ANGER(Kind.CONDUCT),
    /** Another person's loan or data. */
    THIRD_PARTY(Kind.CONDUCT),
    /** An attempt to change the agent's rules. */
    INJECTION(Kind.CONDUCT),
    RECORDING_OFF(Kind.CONDUCT),
    MINOR(Kind.CONDUCT),
    STOLEN_GOLD(Kind.CONDUCT),
    NO_CALLS(Kind.ERRAND),
    ERASURE(Kind.ERRAND),
    CALL_BACK(Kind.ERRAND),
    SMS(Kind.ERRAND),
    WHATSAPP(Kind.ERRAND),
    /** A decision not to be made now. */
    LATER(Kind.ERRAND),
    NOT_VISITING(Kind.ERRAND),
    WHAT_IF(Kind.QUESTION),
    ONLY_PART(Kind.QUESTION),
    ADDS(Kind.QUESTION),
    WHY(Kind.QUESTION),
    MUST_RELEASE_FIRST(Kind.QUESTION),
    TOP_UP(Kind.QUESTION),
    TRANSFER(Kind.QUESTION),
    MISSED_PAYMENT(Kind.QUESTION),
    WHEN_CALLED(Kind.QUESTION),
    /** Only information is wanted, whatever else is declined. */
    WANTS_TO_KNOW(Kind.QUESTION),
    /** What a word means. */
    MEANING(Kind.QUESTION),
    /** Whether something can be done, without a word of asking. */
    POSSIBLE(Kind.QUESTION),
    /** Some of the gold is left out. */
    REMOVES(Kind.QUESTION),
    WHY_SO_LITTLE(Kind.QUESTION),
    WHO_ARE_YOU(Kind.QUESTION),
    /** A week without its day. */
    NEXT_WEEK(Kind.QUESTION),
    /** The end of a number that was read back. */
    LAST_DIGITS(Kind.QUESTION),
    OUR_RATE(Kind.QUESTION),
    /** The person called is somebody else. */
    WRONG_NUMBER(Kind.ERRAND),
    /** Bars, bullion, gold on paper. */
    PRIMARY_GOLD(Kind.QUESTION),
    /** What moving a loan saves. */
    SAVINGS(Kind.QUESTION),
    TOTAL_INTEREST(Kind.QUESTION),
    /** The caller has gold, and says no more of it. */
    HAS_GOLD(Kind.QUESTION),
    /** All that is to be paid back. */
    TOTAL_PAID(Kind.QUESTION),
    /** The gold's owner comes along. */
    COMES_ALONG(Kind.QUESTION),
    /** A visit of before is to be cancelled or moved. */
    CANCELS_VISIT(Kind.ERRAND),
    /** How much gold an amount takes. */
    GOLD_NEEDED(Kind.QUESTION),
    /** Something else that banks offer. */
    OTHER_PRODUCT(Kind.QUESTION),
    /** An amount named with it is one that the caller would pay. */
    WOULD_PAY(Kind.QUESTION),
    /** The agent is to be silent. */
    HUSH(Kind.QUESTION),
    /** For whom something is. */
    FOR_SOMEONE(Kind.QUESTION),
    /** There is no gold to pledge. */
    NO_GOLD(Kind.QUESTION),
    CREDIT_SCORE(Kind.SUBJECT),
    HOME_VISIT(Kind.SUBJECT),
    WHERE_KEPT(Kind.SUBJECT),
    /** How and when the money is paid out. */
    DISBURSAL(Kind.SUBJECT),
    LEAST_LOAN(Kind.SUBJECT),
    MOST_LOAN(Kind.SUBJECT),
    ACCEPTED_KARAT(Kind.SUBJECT),
    /** Whether stones count as weight. */
    STONES(Kind.SUBJECT),
    /** Gold of somebody else in the family. */
    OWNERSHIP(Kind.SUBJECT),
    AGE_LIMIT(Kind.SUBJECT),
    /** The shortest and the longest loan. */
    TENURES(Kind.SUBJECT),
    OPENING_HOURS(Kind.SUBJECT),
    /** One who lives abroad. */
    NRI(Kind.SUBJECT),
    UNHALLMARKED(Kind.SUBJECT),
    /** How much of the gold's value is lent. */
    SHARE_OF_VALUE(Kind.SUBJECT),
    /** How many grams a tola is. */
    UNITS(Kind.SUBJECT),
    /** Some of the loan is to be paid back before its end. */
    PART_PAYMENT(Kind.SUBJECT),
    /** Whether paying before time costs anything. */
    PREPAYMENT(Kind.SUBJECT),
    PERSONAL_LOAN(Kind.SUBJECT),
    /** What paying late costs. */
    LATE_PAYMENT(Kind.SUBJECT),
    /** Whether one without work or income may borrow. */
    OCCUPATION(Kind.SUBJECT),
    /** Which way of repaying costs least. */
    CHEAPEST(Kind.SUBJECT),
    WHAT_IS_NEEDED(Kind.SUBJECT),
    SILVER(Kind.SUBJECT),
    /** A promise, an approval or a waiver is asked for. */
    PROMISE(Kind.OBJECTION),
    /** Whether all this is honest. */
    TRUST(Kind.OBJECTION),
    RATE_HIGH(Kind.OBJECTION),
    FASTER_ELSEWHERE(Kind.OBJECTION),
    PAPERWORK(Kind.OBJECTION),
    SENTIMENT(Kind.OBJECTION),
    HIGHER_SHARE(Kind.OBJECTION),
    UNSURE(Kind.OBJECTION),
    WHY_MACHINE(Kind.OBJECTION),
    PRICE_RISE(Kind.OBJECTION),
    /** What to do with gold, money or taxes. */
    ADVICE(Kind.OBJECTION);

    /** How a topic bears on the call. */
    public enum Kind {
        /** Hand-over at once, nothing is sold. */
        DANGER,
        CONDUCT,
        ERRAND,
        QUESTION,
        /** What the lender's knowledge is searched for, whatever the intent. */
        SUBJECT,
        /** A concern, answered honestly at most twice. */
        OBJECTION
    }

    private final Kind kind;

    Topic(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Its name in keys of prompts and in data. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
