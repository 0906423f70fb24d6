/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.Id;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.core.reference.Codes;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.PlantCodes;
import io.millrace.core.reference.ReferenceError;
import io.millrace.core.transform.MappingContext;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Tryton calls a plant's things: the plant's cross-reference for the system {@code tryton}. Without a table of its
 * units a plant has the symbols of those that Tryton is installed with.
 */
public final class TrytonCodes {

    static final String SYSTEM = "tryton";

    private static final Map<String, String> INSTALLED = Map.ofEntries(
            Map.entry("u", "EA"),
            Map.entry("kg", "KGM"),
            Map.entry("g", "GRM"),
            Map.entry("lb", "LBR"),
            Map.entry("oz", "ONZ"),
            Map.entry("m", "MTR"),
            Map.entry("km", "KMT"),
            Map.entry("cm", "CMT"),
            Map.entry("mm", "MMT"),
            Map.entry("ft", "FOT"),
            Map.entry("in", "INH"),
            Map.entry("l", "LTR"),
            Map.entry("m³", "MTQ"),
            Map.entry("cm³", "CMQ"),
            Map.entry("m²", "MTK"),
            Map.entry("cm²", "CMK"),
            Map.entry("s", "SEC"),
            Map.entry("min", "MIN"),
            Map.entry("h", "HUR"),
            Map.entry("d", "DAY"));
    private static final Map<String, String> SYMBOLS =
            INSTALLED.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final @Nullable PlantCodes codes;

    private TrytonCodes(@Nullable PlantCodes codes) {
        this.codes = codes;
    }

    /** @param at when the fact happened: it is told in the codes of that day */
    public static TrytonCodes of(MappingContext context, PlantId plant, OffsetDateTime at) {
        return new TrytonCodes(context.find(CrossReference.class)
                .map(reference -> reference.plant(plant, at))
                .orElse(null));
    }

    ItemId item(String code) {
        return codes == null ? new ItemId(code) : codes.items(SYSTEM).toCanonical(code);
    }

    /** What a thing is that is just being loaded: the code itself where no file says. */
    String toLoad(String code, Function<PlantCodes, Codes<? extends Id>> table) {
        return codes == null ? code : table.apply(codes).toBeLoaded(code).value();
    }

    String item(ItemId item) {
        return codes == null ? item.value() : codes.items(SYSTEM).toSystem(item);
    }

    @Nullable
    String location(@Nullable LocationId location) {
        if (location == null) {
            return null;
        }
        return codes == null ? location.value() : codes.locations(SYSTEM).toSystem(location);
    }

    LocationId location(String code) {
        return codes == null ? new LocationId(code) : codes.locations(SYSTEM).toCanonical(code);
    }

    WorkCenterId workCenter(String name) {
        return codes == null
                ? new WorkCenterId(name)
                : codes.workCenters(SYSTEM).toCanonical(name);
    }

    UnitOfMeasure unit(String symbol) {
        Codes<UnitOfMeasure> given = units();
        if (given != null) {
            return given.toCanonical(symbol);
        }
        String code = INSTALLED.get(symbol);
        if (code == null) {
            throw new MfgException(ReferenceError.UNKNOWN_CODE, "Tryton is not installed with a unit '" + symbol + "'");
        }
        return new UnitOfMeasure(code);
    }

    String unit(UnitOfMeasure unit) {
        Codes<UnitOfMeasure> given = units();
        if (given != null) {
            return given.toSystem(unit);
        }
        String symbol = SYMBOLS.get(unit.code());
        if (symbol == null) {
            throw new MfgException(ReferenceError.NO_CODE, "Tryton is not installed with a unit " + unit);
        }
        return symbol;
    }

    /** The plant's way with Tryton; it says nothing where the plant has no file. */
    public TrytonPlant plant() {
        return new TrytonPlant(codes);
    }

    private @Nullable Codes<UnitOfMeasure> units() {
        Codes<UnitOfMeasure> given = codes == null ? null : codes.units(SYSTEM);
        return given != null && given.isGiven() ? given : null;
    }
}
