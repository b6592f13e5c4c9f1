package dev.kanak.core.text;

/**
 * Digits said one after another.
 *
 * @param groups how many words or numerals they came in
 * @param repeated whether a double or triple was said
 * @param lastGroup digits of the last group
 */
record DigitRun(int from, int to, String digits, int groups, boolean repeated, int lastGroup) {}
