package dev.kanak.tools.crm;

import dev.kanak.tools.argument.Result;
import dev.kanak.tools.store.Sql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored lead as others are told of it; unknown values are left out. */
record Lead(Map<String, Object> payload) {

    static Optional<Lead> read(Connection connection, String leadId) throws SQLException {
        return Sql.first(connection, "SELECT * FROM leads WHERE lead_id = ?", Lead::of, leadId);
    }

    boolean sameAs(Lead other) {
        return payload.equals(other.payload());
    }

    private static Lead of(ResultSet row) throws SQLException {
        Result payload = new Result();
        for (String column : new String[] {
            "lead_id",
            "call_id",
            "consent_id",
            "name",
            "phone",
            "city",
            "pincode",
            "product",
            "purpose",
            "preferred_callback"
        }) {
            payload.putIfPresent(column, Optional.ofNullable(row.getString(column)));
        }
        payload.putIfPresent("loan_amount_inr", decimal(row.getString("loan_amount_paise"), 2));
        payload.putIfPresent("gold_weight_g", decimal(row.getString("gold_weight_mg"), 3));
        payload.putIfPresent("purity_karat", decimal(row.getString("purity_karat"), 0));
        return new Lead(payload.toMap());
    }

    private static Optional<BigDecimal> decimal(@Nullable String units, int scale) {
        return Optional.ofNullable(units).map(text -> new BigDecimal(text).movePointLeft(scale));
    }
}
