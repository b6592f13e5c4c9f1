package dev.kanak.tools.branch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;

/** One branch, as {@code branches.json} writes it; {@code Hi} names are Devanagari, hours are local. */
@JsonIgnoreProperties("location_note")
record Branch(
        String branchId,
        String name,
        String nameHi,
        String city,
        String cityHi,
        List<String> cityAliases,
        String state,
        String locality,
        String localityHi,
        String address,
        String pincode,
        double lat,
        double lon,
        String phone,
        Map<String, Object> hours,
        int appointmentSlotMinutes,
        List<String> services,
        List<String> languages,
        boolean wheelchairAccess) {

    Place place() {
        return new Place(lat, lon);
    }
}
