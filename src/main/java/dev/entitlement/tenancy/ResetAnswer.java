package dev.entitlement.tenancy;

/**
 * What a reset did.
 *
 * @param tenants how many tenants were filled again
 * @param removed how many tenants went
 * @param entities how many entities there are in those that were filled
 * @param tookMs in milliseconds
 */
record ResetAnswer(int tenants, int removed, int entities, long tookMs) {}
