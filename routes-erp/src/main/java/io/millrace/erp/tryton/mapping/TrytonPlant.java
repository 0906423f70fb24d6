/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.reference.PlantCodes;
import io.millrace.core.reference.ReferenceError;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a plant works with Tryton: the settings of system {@code tryton} in the plant's cross-reference. Each goes before
 * the parameter of the same name that a kamelet has for all its plants; null where the files say nothing.
 *
 * <ul>
 *   <li>{@code backflush}: {@code true} or {@code false}: does an order's end consume what is left of its plan?
 *   <li>{@code holdLocation}: the code of the location for stock on hold
 *   <li>{@code scrapLocation}: the code of the location that takes scrap; {@code NONE}: scrap is not booked
 * </ul>
 */
public final class TrytonPlant {

    static final Set<String> SETTINGS = Set.of("backflush", "holdLocation", "scrapLocation");
    private static final String NONE = "NONE";

    private final @Nullable PlantCodes codes;

    TrytonPlant(@Nullable PlantCodes codes) {
        this.codes = codes;
    }

    /** @throws MfgException {@link ReferenceError#NOT_VALID} */
    @Nullable
    Boolean backflush() {
        String word = setting("backflush");
        if (word != null && !word.equals("true") && !word.equals("false")) {
            throw new MfgException(
                    ReferenceError.NOT_VALID,
                    "settings.tryton.backflush of plant " + codes.plant() + ", version " + codes.version()
                            + ", must be true or false, got '" + word + "'");
        }
        return word == null ? null : Boolean.valueOf(word);
    }

    public @Nullable String holdLocation() {
        return setting("holdLocation");
    }

    /** Empty where the plant books no scrap. */
    @Nullable
    String scrapLocation() {
        String code = setting("scrapLocation");
        return NONE.equals(code) ? "" : code;
    }

    private @Nullable String setting(String name) {
        return codes == null ? null : codes.setting(TrytonCodes.SYSTEM, name);
    }
}
