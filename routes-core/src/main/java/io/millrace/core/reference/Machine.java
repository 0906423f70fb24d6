/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;

/**
 * The machine behind a system's code.
 *
 * @param codes what else the plant's systems say
 */
public record Machine(EquipmentPath equipment, PlantId plant, PlantCodes codes) {}
