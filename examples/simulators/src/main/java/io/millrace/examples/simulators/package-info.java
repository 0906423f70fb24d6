/**
 * The systems of a plant as programs of their own: ERP and costing, MES with three lines, WMS and inventory, quality, and
 * those that face the customer. They share no code with Millrace, misbehave by seed, and keep a journal of all they tell
 * and hold. Started by {@link io.millrace.examples.simulators.Simulator}.
 */
package io.millrace.examples.simulators;
