/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import static io.millrace.core.check.Settings.require;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What SAP's messages mean for a posting. A message that is not here means what its HTTP status means: mostly that SAP
 * refused the posting for a business reason.
 */
public final class SapMessages {

    /** In the order in which one of several messages decides. */
    enum Meaning {
        /** SAP's idempotent services had this call before, and no longer keep what came of it. */
        DONE,
        UNAUTHORIZED,
        /** A user or another call holds it: later it may work. */
        LOCKED,
        /** Order, batch or material is not there yet. */
        PREMATURE,
        REJECTED
    }

    private static final Map<String, Meaning> KNOWN = Map.ofEntries(
            Map.entry("/IWBEP/CM_COS/005", Meaning.DONE),
            // no service, or not for this user
            Map.entry("/IWFND/MED/170", Meaning.UNAUTHORIZED),
            Map.entry("/IWFND/CM_CONSUMER/101", Meaning.UNAUTHORIZED),
            Map.entry("M7/120", Meaning.UNAUTHORIZED),
            // locked: material, its plant data, its valuation; any object; order
            Map.entry("M3/021", Meaning.LOCKED),
            Map.entry("M3/022", Meaning.LOCKED),
            Map.entry("M3/023", Meaning.LOCKED),
            Map.entry("M3/024", Meaning.LOCKED),
            Map.entry("MC/601", Meaning.LOCKED),
            Map.entry("CO/469", Meaning.LOCKED),
            Map.entry("RU/505", Meaning.LOCKED),
            Map.entry("VL/046", Meaning.LOCKED),
            // not there yet: order, material, batch
            Map.entry("CO/017", Meaning.PREMATURE),
            Map.entry("RU/012", Meaning.PREMATURE),
            Map.entry("M3/305", Meaning.PREMATURE),
            Map.entry("M7/042", Meaning.PREMATURE),
            // period closed, deficit of stock
            Map.entry("M7/053", Meaning.REJECTED),
            Map.entry("M7/021", Meaning.REJECTED));

    private final Map<String, Meaning> meanings = new HashMap<>(KNOWN);

    /** @param more {@code CO/469=LOCKED,ZPP/001=PREMATURE}: what a system says beside, or otherwise */
    public SapMessages(String more) {
        for (String entry : more.isBlank() ? new String[0] : more.split(",")) {
            String[] sides = entry.strip().split("=");
            Meaning meaning = sides.length == 2 ? meaning(sides[1]) : null;
            require(meaning != null, "messages", "must be like CO/469=LOCKED,ZPP/001=PREMATURE, got '" + entry + "'");
            meanings.put(sides[0].strip(), meaning);
        }
    }

    private static @Nullable Meaning meaning(String word) {
        try {
            return Meaning.valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What several messages mean together; null if none is known. */
    @Nullable
    Meaning of(List<String> codes) {
        Map<Meaning, String> found = new EnumMap<>(Meaning.class);
        for (String code : codes) {
            Meaning meaning = meanings.get(code);
            if (meaning != null) {
                found.putIfAbsent(meaning, code);
            }
        }
        // an order that is closed and locked will not open by waiting
        return found.containsKey(Meaning.REJECTED)
                ? Meaning.REJECTED
                : found.keySet().stream().findFirst().orElse(null);
    }
}
