/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.SupplierId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A kind of thing that systems have codes for.
 *
 * @param section of the file, {@code workCenters}
 * @param word in texts, and of loaded master data with a hyphen: {@code work center}
 * @param reader makes the canonical value of a text
 * @param oneToOne whether a thing has one code at a time
 * @param ofPlant whether only a plant's own file may have it
 * @param loaded whether it may be loaded from the system
 */
record Kind<T>(
        String section, String word, Function<String, T> reader, boolean oneToOne, boolean ofPlant, boolean loaded) {

    static final Kind<EquipmentPath> MACHINES =
            new Kind<>("machines", "machine", EquipmentPath::new, true, true, false);
    static final Kind<UnitOfMeasure> UNITS = new Kind<>("units", "unit", UnitOfMeasure::new, false, false, false);
    static final Kind<ItemId> ITEMS = new Kind<>("items", "item", ItemId::new, true, false, true);
    static final Kind<LocationId> LOCATIONS = new Kind<>("locations", "location", LocationId::new, true, false, false);
    static final Kind<WorkCenterId> WORK_CENTERS =
            new Kind<>("workCenters", "work center", WorkCenterId::new, true, false, true);
    static final Kind<CustomerId> CUSTOMERS = new Kind<>("customers", "customer", CustomerId::new, true, false, true);
    static final Kind<SupplierId> SUPPLIERS = new Kind<>("suppliers", "supplier", SupplierId::new, true, false, true);
    static final Kind<Movement> MOVEMENT_TYPES =
            new Kind<>("movementTypes", "movement type", Kind::movement, true, false, false);
    static final Kind<String> REASONS = new Kind<>("reasons", "reason", Kind::reason, false, false, false);

    static final List<Kind<?>> ALL =
            List.of(MACHINES, UNITS, ITEMS, LOCATIONS, WORK_CENTERS, CUSTOMERS, SUPPLIERS, MOVEMENT_TYPES, REASONS);

    /** As loaded master data calls it: {@code work-center}. */
    String masterKind() {
        return word.replace(' ', '-');
    }

    private static Movement movement(String text) {
        try {
            return Movement.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new MfgException(
                    ModelError.INVALID_VALUE,
                    "'" + text + "' is no movement; it must be one of " + List.of(Movement.values()));
        }
    }

    private static String reason(String text) {
        if (text.isBlank()) {
            throw new MfgException(ModelError.MISSING_FIELD, "the reason is empty");
        }
        return text;
    }
}
