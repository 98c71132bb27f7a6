package dev.entitlement.control;

/** All that has happened since the start was a rehearsal: what was kept of it in memory is to be forgotten. */
public record StartRehearsed() {}
