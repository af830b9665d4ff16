mod agreement;
mod drift;
mod faults;
mod words;
