package io.enantio.peak;

/** What holds for the fits of all injections of a transition. */
record FitSetting(ShapeKnowledge shape, BaselineModel baseline, MapFit.Setting setting) {}
