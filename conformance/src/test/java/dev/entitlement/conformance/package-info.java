/** Microsoft's Java SDKs against the packaged emulator, changed in nothing but authority, base URL and trust store. */
package dev.entitlement.conformance;
