mod agreement;
mod drift;
mod faults;
