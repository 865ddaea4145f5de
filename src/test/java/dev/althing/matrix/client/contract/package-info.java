/**
 * What Althing relies on in a homeserver, as tests that run against a real Synapse and against the
 * sandbox alike: the one keeps the other honest.
 */
package dev.althing.matrix.client.contract;
