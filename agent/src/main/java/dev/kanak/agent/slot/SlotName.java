package dev.kanak.agent.slot;

/** Names of slots as the domain's documents write them. */
public final class SlotName {

    public static final String WEIGHT = "gold_weight_g";
    public static final String PURITY = "purity_karat";
    public static final String AMOUNT = "loan_amount_inr";
    public static final String TENURE = "tenure_months";
    public static final String PRODUCT = "product";
    public static final String CITY = "city";
    public static final String LOCALITY = "locality";
    public static final String PINCODE = "pincode";
    public static final String ITEMS = "items";
    public static final String ITEM_TYPE = "item_type";
    public static final String NET_WEIGHT = "net_weight_g";
    public static final String WEIGHT_BASIS = "weight_basis";
    public static final String STONE_WEIGHT = "stone_weight_g";
    public static final String OUTSTANDING = "outstanding_inr";
    public static final String LENDER_TYPE = "current_lender_type";
    public static final String HALLMARKED = "hallmarked";
    public static final String PURPOSE = "purpose";
    public static final String CONSENT = "consent_recording";
    public static final String LANGUAGE = "language";
    public static final String RATE = "interest_rate_pct_pa";
    public static final String SPEAKING_RATE = "speaking_rate";
    public static final String AFFIRMATION = "affirmation";
    public static final String WANTS_HUMAN = "wants_human";

    public static final String NAME = "name";
    public static final String PHONE = "phone";
    /** Digits of a telephone number that is not complete yet. */
    public static final String PHONE_PARTIAL = "phone_partial";

    public static final String PINCODE_PARTIAL = "pincode_partial";
    public static final String AGE = "age";
    public static final String DATE = "date";
    public static final String TIME = "time";
    public static final String TIME_WINDOW = "time_window";
    public static final String TIME_FROM = "time_from";
    public static final String TIME_TO = "time_to";
    public static final String DO_NOT_CALL = "do_not_call";
    public static final String CALLBACK = "callback_requested";
    public static final String ERASURE = "erasure_requested";
    public static final String COMPLAINT = "complaint";

    private SlotName() {}
}
