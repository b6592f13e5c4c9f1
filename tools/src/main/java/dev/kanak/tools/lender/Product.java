package dev.kanak.tools.lender;

/** How a loan is repaid. */
public enum Product {
    /** Equal monthly instalments. */
    EMI,
    /** Principal and interest in one sum at maturity. */
    BULLET,
    /** A limit to draw on and repay; interest on what is drawn. */
    OVERDRAFT,
    /** Interest every month, principal at the end. */
    INTEREST_SERVICING
}
