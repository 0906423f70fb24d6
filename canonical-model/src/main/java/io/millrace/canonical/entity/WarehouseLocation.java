/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;

/** A place in a warehouse. */
public record WarehouseLocation(LocationId id, PlantId plant, String description, boolean blocked) {}
