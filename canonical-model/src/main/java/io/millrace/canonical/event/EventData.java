/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import io.millrace.canonical.value.PlantId;
import java.util.List;

/** What an event says: a record whose components are the event's JSON {@code data}. */
public interface EventData {

    /** The plant in which the fact is true. */
    PlantId plant();

    /** Every business key the event touches, the partition key first; never empty. */
    List<BusinessKey> keys();
}
