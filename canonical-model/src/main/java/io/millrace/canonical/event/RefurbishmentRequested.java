/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.entity.InstalledAsset;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A piece that a customer uses is to be refurbished.
 *
 * @param plant where it is to be refurbished
 */
public record RefurbishmentRequested(InstalledAsset asset, PlantId plant, String reason, OffsetDateTime requestedAt)
        implements EventData {

    public RefurbishmentRequested {
        required("asset", asset);
        required("plant", plant);
        requiredText("reason", reason);
        required("requestedAt", requestedAt);
    }

    @Override
    public List<BusinessKey> keys() {
        return List.of(BusinessKey.of(BusinessKey.Kind.SERIAL, asset.item() + "/" + asset.serial()));
    }
}
