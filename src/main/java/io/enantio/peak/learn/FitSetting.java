package io.enantio.peak.learn;

import io.enantio.peak.fit.BaselineModel;
import io.enantio.peak.fit.MapFit;

/** What holds for the fits of all injections of a transition. */
public record FitSetting(ShapeKnowledge shape, BaselineModel baseline, MapFit.Setting setting) {}
