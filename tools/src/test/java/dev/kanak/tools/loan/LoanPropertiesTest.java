package dev.kanak.tools.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every amount, not only for the worked ones; amounts are drawn with a fixed seed. */
class LoanPropertiesTest {

    private static final long SEED = 20261120;
    private static final int DRAWS = 2_000;
    private static final LoanToValue LTV = new LoanToValue(List.of(
            new LoanToValue.Tier(25_000_000, 85),
            new LoanToValue.Tier(50_000_000, 80),
            new LoanToValue.Tier(LoanToValue.NO_TOP, 75)));

    private final Random random = new Random(SEED);

    @Test
    void theLargestLoanKeepsItsOwnTiersCapAndNoLargerOneDoes() {
        for (int i = 0; i < DRAWS; i++) {
            long value = random.nextLong(1, 200_000_000);
            long owed = random.nextBoolean() ? 0 : random.nextLong(60_000_000);
            LoanToValue.Exposure most = LTV.maxAdditional(value, owed);

            assertThat(lawful(value, owed, most.paise()))
                    .as("%d on %d, owed %d", most.paise(), value, owed)
                    .isTrue();
            for (long more : new long[] {1, 100, 1_000_000, 10_000_000}) {
                assertThat(lawful(value, owed, most.paise() + more)).isFalse();
            }
        }
    }

    @Test
    void moreGoldNeverLendsLess() {
        for (int i = 0; i < DRAWS; i++) {
            long value = random.nextLong(1, 200_000_000);

            assertThat(LTV.maxExposure(value + random.nextLong(1_000_000)).paise())
                    .isGreaterThanOrEqualTo(LTV.maxExposure(value).paise());
        }
    }

    @Test
    void theLargestBulletLoanIsDueWithinTheLimitAndOnePaisaMoreIsNot() {
        for (int i = 0; i < DRAWS; i++) {
            long limit = random.nextLong(1, 500_000_000);
            int bps = random.nextInt(0, 3_000);
            int months = random.nextInt(1, 13);
            Bullet largest = Bullet.largestWithin(limit, bps, months);

            assertThat(largest.maturityPaise()).isLessThanOrEqualTo(limit);
            assertThat(Bullet.quote(largest.principalPaise() + 1, bps, months).maturityPaise())
                    .isGreaterThan(limit);
        }
    }

    @Test
    void instalmentsRepayThePrincipalExactly() {
        for (int i = 0; i < DRAWS; i++) {
            long principal = random.nextLong(2_000_000, 500_000_000);
            int months = random.nextInt(1, 37);
            EmiSchedule schedule = EmiSchedule.of(principal, random.nextInt(0, 3_600), months);

            assertThat(schedule.instalments()).hasSize(months);
            assertThat(schedule.last().balancePaise()).isZero();
            assertThat(schedule.instalments().stream()
                            .mapToLong(EmiSchedule.Instalment::principalPaise)
                            .sum())
                    .isEqualTo(principal);
            assertThat(Math.abs(schedule.last().paise() - schedule.emiPaise())).isLessThanOrEqualTo(months);
        }
    }

    @Test
    void withoutFeesTheAprIsTheNominalRate() {
        for (int i = 0; i < 200; i++) {
            long principal = random.nextLong(20_000_000, 500_000_000);
            int bps = random.nextInt(100, 3_600);
            List<Long> payments = EmiSchedule.of(principal, bps, random.nextInt(2, 37)).instalments().stream()
                    .map(EmiSchedule.Instalment::paise)
                    .toList();

            assertThat(Apr.monthlyBps(principal, payments)).isEqualTo(bps);
        }
    }

    @ParameterizedTest
    @CsvSource({"2027-02-28, 2028-03-01, 367", "2028-02-28, 2028-03-01, 2", "2026-11-20, 2026-11-20, 0"})
    void leapDaysCountAsDays(LocalDate from, LocalDate to, long days) {
        assertThat(Bullet.days(from, to)).isEqualTo(days);
    }

    @Test
    void goldReturnedInTimeOwesNothing() {
        DelayCompensation owed = new DelayCompensation.Rule(7, 500_000, Set.of())
                .on(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8));

        assertThat(owed).isEqualTo(new DelayCompensation(LocalDate.of(2026, 12, 8), 0, 0));
    }

    @Test
    void deductionsCannotExceedTheGrossWeight() {
        assertThatIllegalArgumentException().isThrownBy(() -> Valuation.netMilligrams(1_000, 900, 101));
    }

    @Test
    void paymentsThatDoNotRepayHaveNoApr() {
        assertThatIllegalArgumentException().isThrownBy(() -> Apr.monthlyBps(100_000, List.of(50_000L, 49_999L)));
    }

    private static boolean lawful(long value, long owed, long paise) {
        return paise <= LTV.tierOf(owed + paise).capPaise(value);
    }
}
