/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import io.millrace.canonical.value.*;
import java.time.*;
import java.util.*;

/** A work center and where it stands. */
public record WorkCenter(WorkCenterId id, PlantId plant, String description, EquipmentPath equipment) {}
