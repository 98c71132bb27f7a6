package dev.entitlement.signin;

/** What a browser gets: something to look at, or the way to an app. */
sealed interface BrowserAnswer permits Page, Reply {}
