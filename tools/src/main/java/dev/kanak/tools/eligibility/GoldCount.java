package dev.kanak.tools.eligibility;

import dev.kanak.tools.lender.LenderConfig;
import dev.kanak.tools.loan.Valuation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Counts and values pieces of gold in order, within the pledge limits. Not thread-safe; one per request. */
final class GoldCount {

    private static final long MG_PER_GRAM = 1000;

    private final LenderConfig config;
    private final long referencePaise;
    private final List<Eligibility.ValuedItem> counted = new ArrayList<>();
    private final Set<Eligibility.Reason> reasons = EnumSet.noneOf(Eligibility.Reason.class);
    private long ornamentRoomMg;
    private long coinRoomMg;

    GoldCount(LenderConfig config, long referencePaise) {
        this.config = config;
        this.referencePaise = referencePaise;
        this.ornamentRoomMg = config.regulatory().ornamentsMaxG() * MG_PER_GRAM;
        this.coinRoomMg = config.regulatory().coinsMaxG() * MG_PER_GRAM;
    }

    void add(GoldItem item) {
        long mg = switch (item.kind()) {
            case PRIMARY -> refused(Eligibility.Reason.PRIMARY_GOLD_NOT_ACCEPTED);
            case ORNAMENT -> ornament(item);
            case COIN -> coin(item);
        };
        counted.add(new Eligibility.ValuedItem(item, mg, mg == 0 ? 0 : value(item, mg)));
    }

    List<Eligibility.ValuedItem> items() {
        return List.copyOf(counted);
    }

    Set<Eligibility.Reason> reasons() {
        return reasons;
    }

    long valuePaise() {
        return counted.stream().mapToLong(Eligibility.ValuedItem::valuePaise).reduce(0, Math::addExact);
    }

    private long ornament(GoldItem item) {
        if (item.karat() < config.policy().minPurityKarat()) {
            return refused(Eligibility.Reason.PURITY_BELOW_MINIMUM);
        }
        long mg = Math.min(item.netMg(), ornamentRoomMg);
        ornamentRoomMg -= mg;
        if (mg < item.netMg()) {
            reasons.add(Eligibility.Reason.ORNAMENTS_OVER_LIMIT);
        }
        return mg;
    }

    private long coin(GoldItem item) {
        if (item.karat() < config.policy().coinsMinKarat()) {
            return refused(Eligibility.Reason.PURITY_BELOW_MINIMUM);
        }
        long mg = Math.min(item.netMg(), coinRoomMg);
        coinRoomMg -= mg;
        if (mg < item.netMg()) {
            reasons.add(Eligibility.Reason.COINS_OVER_LIMIT);
        }
        return mg;
    }

    private long refused(Eligibility.Reason reason) {
        reasons.add(reason);
        return 0;
    }

    private long value(GoldItem item, long mg) {
        Integer own = config.fineness().get(item.karat());
        if (own == null) {
            throw new IllegalArgumentException("karat must be one of the configured ones");
        }
        int fineness = item.kind() == GoldItem.Kind.COIN
                ? own
                : Math.min(own, config.policy().ornamentMaxFinenessForValue());
        return Valuation.paise(mg, referencePaise, fineness);
    }
}
