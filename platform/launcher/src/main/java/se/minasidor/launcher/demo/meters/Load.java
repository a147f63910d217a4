package se.minasidor.launcher.demo.meters;

/** Something that uses electricity. */
interface Load {

    /** What it uses in each hour of a day, in kWh. */
    double[] hours(Day day);
}
