@NullMarked
package dev.entitlement;

import org.jspecify.annotations.NullMarked;
